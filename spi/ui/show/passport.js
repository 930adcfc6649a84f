// The passports of a page as one row of buttons: which one was asked for is told, what it says is made then.

// When the drawer closes, the focus comes back to the button: the drawer itself does not find it, in its shadow.
const comeBackTo = (button) => {
  let opened = false
  const watch = new MutationObserver(() => {
    const open = document.querySelector('[role="dialog"]') !== null
    if (opened && !open) {
      watch.disconnect()
      setTimeout(() => document.activeElement === document.body && button.focus(), 50)
    }
    opened ||= open
  })
  watch.observe(document.body, { childList: true, subtree: true })
}

export default function ({ data, parentElement, setTriggerValue }) {
  const row = parentElement.querySelector(".passports")
  row.ask = (key) => setTriggerValue("asked", key)
  const shown = JSON.stringify(data)
  if (row.shown === shown) return // the buttons stay, so that the focus comes back to the one that was pressed
  row.shown = shown
  const button = ([key, label]) => {
    const made = document.createElement("button")
    made.type = "button"
    made.textContent = label
    made.onclick = () => {
      row.ask(key)
      comeBackTo(made)
    }
    return made
  }
  const caption = document.createElement("span")
  caption.textContent = data.caption
  row.replaceChildren(caption, ...data.buttons.map(button))
}

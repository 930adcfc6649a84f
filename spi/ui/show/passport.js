// The passports of a page as one row of buttons: which one was asked for is told, what it says is made then.
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
    made.onclick = () => row.ask(key)
    return made
  }
  const caption = document.createElement("span")
  caption.textContent = data.caption
  row.replaceChildren(caption, ...data.buttons.map(button))
}

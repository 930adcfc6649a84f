// The passports of a page as one row of buttons: which one was asked for is told, what it says is made then.
export default function ({ data, parentElement, setTriggerValue }) {
  const row = parentElement.querySelector(".passports")
  const button = ([key, label]) => {
    const made = document.createElement("button")
    made.type = "button"
    made.textContent = label
    made.onclick = () => setTriggerValue("asked", key)
    return made
  }
  const caption = document.createElement("span")
  caption.textContent = data.caption
  row.replaceChildren(caption, ...data.buttons.map(button))
}

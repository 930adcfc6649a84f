// With which hand was a cell of a table reached? A click means it; the keyboard is only on its way until Enter is pressed.
//
// Streamlit's table chooses a cell whenever it gets the focus (by Tab, or when its search is closed) and at every arrow key, and
// tells the app 150 ms later: by then this has told that nobody clicked. data.tables: names that the keys of such tables begin with.
export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const inside = ({ target }) =>
    target instanceof Element && !!target.closest("canvas, .dvn-scroller") && data.tables.some((key) => target.closest(`[class*="st-key-${key}"]`))
  const tell = (passing) => {
    if (!!parentElement.passing !== passing) setStateValue("passing", (parentElement.passing = passing))
  }
  const beside = ({ target }) => target instanceof Element && data.tables.some((key) => target.closest(`[class*="st-key-${key}"]`))
  let clicked = 0
  let moved = -Infinity // when the focus was last sent on: by Tab, or from the search of such a table; a closed dialog gives it back
  const pointer = (event) => {
    if (!inside(event)) {
      if (beside(event)) moved = event.timeStamp
      return
    }
    clicked = event.timeStamp
    tell(false)
  }
  const key = (event) => {
    if (event.key === "Tab" || beside(event)) moved = event.timeStamp
    if (!inside(event)) return
    tell(true)
    if (event.key !== "Enter") return
    event.preventDefault()
    event.stopImmediatePropagation() // Streamlit would show the cell larger
    setTriggerValue("meant", true)
  }
  const focus = (event) => inside(event) && event.timeStamp - clicked > 500 && event.timeStamp - moved < 1000 && tell(true)
  const listeners = { pointerdown: pointer, keydown: key, focusin: focus }
  parentElement.off?.()
  for (const [kind, heard] of Object.entries(listeners)) addEventListener(kind, heard, true)
  parentElement.off = () => {
    for (const [kind, heard] of Object.entries(listeners)) removeEventListener(kind, heard, true)
  }
  return parentElement.off
}

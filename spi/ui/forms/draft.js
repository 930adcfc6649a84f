/* How does what was typed outlive its page? It lies in localStorage until it is saved or dropped.

   data: place (its name there), draft (what is unsaved, or null), asks (has this visit typed nothing yet?), full (what to say
   where not all of it fits). To a visit that asks, what an earlier one left is given back once. */

export default function ({ data, setTriggerValue, parentElement }) {
  const notice = parentElement.querySelector("p")
  notice.textContent = ""
  try {
    const left = localStorage.getItem(data.place)
    if (data.draft) keep(data, notice)
    else if (data.asks && left) setTriggerValue("left", JSON.parse(left))
    else localStorage.removeItem(data.place)
  } catch { /* no storage here, or nothing readable in it: the draft lives as long as the page */ }
}

/* Keep the draft; one that does not fit without its largest piece, and say so. */
function keep({ place, draft, full }, notice) {
  try {
    localStorage.setItem(place, JSON.stringify(draft))
  } catch {
    notice.textContent = full
    localStorage.removeItem(place) // an older state of it would come back as if it were this one
    const size = (name) => JSON.stringify(draft[name]).length
    const largest = Object.keys(draft).reduce((a, b) => (size(a) < size(b) ? b : a))
    localStorage.setItem(place, JSON.stringify({ ...draft, [largest]: null }))
  }
}

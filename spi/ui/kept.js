/* How does what was typed outlive its page? It lies in localStorage until it is saved or dropped.

   data: place (its name there), draft (what is unsaved, or null), asks (has this visit typed nothing yet?). To a visit that asks,
   what an earlier one left is given back once. */

export default function ({ data, setTriggerValue }) {
  try {
    const left = localStorage.getItem(data.place)
    if (data.draft) localStorage.setItem(data.place, JSON.stringify(data.draft))
    else if (data.asks && left) setTriggerValue("left", JSON.parse(left))
    else localStorage.removeItem(data.place)
  } catch { /* no storage here, or nothing readable in it: the draft lives as long as the page */ }
}

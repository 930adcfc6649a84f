// Before any script of the page: when did the last visible change come, and until when was the page busy?
// A canvas holds an invisible table for assistive technology, and what lies beside the page (menu, list of options) is not the answer.
(() => {
  const root = "[data-testid=stMain], #dash"
  const seen = (window.paint = { click: 0, last: 0, busy: 0 })
  addEventListener("click", (event) => Object.assign(seen, { click: event.timeStamp, last: 0 }), true)
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) seen.busy = Math.max(seen.busy, task.startTime + task.duration)
  }).observe({ type: "longtask", buffered: true })
  const painted = new MessageChannel()
  painted.port1.onmessage = () => (seen.last = performance.now())
  const visible = ({ target }) => {
    const place = target.nodeType === 1 ? target : target.parentElement
    return place && place.closest(root) && !place.closest("canvas")
  }
  new MutationObserver((changes) => {
    if (changes.some(visible)) requestAnimationFrame(() => painted.port2.postMessage(0))
  }).observe(document, { childList: true, subtree: true, attributes: true, characterData: true })
})()

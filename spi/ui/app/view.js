// How does the view go further: its address into the clipboard, its page onto paper as wide as it stands on the screen? And
// when does it end: where nobody used any window of this browser for longer than the limit, the page loads anew and the server
// signs out. When it was used stands in a cookie, by the server's clock, for whichever window and process asks next.

const PAPER = 700 // px of a portrait A4 page between its margins
const PHONE = 640 // px up to which columns stand below each other
const copy = async (text, input) => {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch { // no permission, or a page without https: the old way, and at last by hand
    input.hidden = false
    input.value = text
    input.select()
    const done = document.execCommand("copy")
    input.hidden = done
    return done
  }
}
const scale = () => {
  const page = document.querySelector('[data-testid="stMainBlockContainer"]')
  if (!page) return
  const style = getComputedStyle(page)
  const wide = page.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)
  const paper = { "--lebar-layar": `${wide}px`, "--skala-cetak": Math.min(1, PAPER / wide), "--kolom-cetak": wide > PHONE ? "nowrap" : "wrap" }
  for (const [name, value] of Object.entries(paper)) document.documentElement.style.setProperty(name, value)
}
let idle, ahead, waking, tell
const used = () => Number(document.cookie.match(`(?:^|; )${idle.cookie}=([0-9]+)`)?.[1] ?? 0)
const clock = () => Math.floor(Date.now() / 1000 + ahead)
const isOver = () => clock() - used() > idle.limit
const wake = () => {
  if (isOver()) return location.reload()
  clearTimeout(waking)
  waking = setTimeout(wake, 1000 * (idle.limit - (clock() - used()) + 1))
}
const use = () => {
  if (clock() === used()) return
  if (isOver()) return location.reload() // who comes back late does not begin anew by coming
  document.cookie = `${idle.cookie}=${clock()}; path=/; samesite=lax`
  // The server knows of runs only, and reading or a stage makes none; a dialog would close by one.
  if (clock() - idle.now > idle.limit / 2 && !document.querySelector("[role=dialog]")) {
    idle.now = clock()
    tell("alive", clock())
  }
}
const watch = (told, trigger) => {
  const isNew = !tell
  idle = told
  tell = trigger
  if (!idle) return clearTimeout(waking) // nobody is signed in
  ahead = idle.now - Date.now() / 1000
  document.cookie = `${idle.cookie}=${clock()}; path=/; samesite=lax` // this run was asked for
  if (isNew) for (const kind of ["pointerdown", "keydown", "wheel", "touchstart"]) addEventListener(kind, () => idle && use(), { capture: true, passive: true })
  wake()
}

export default function ({ data, parentElement, setTriggerValue }) {
  watch(data.idle && { ...data.idle }, setTriggerValue)
  const [status, input] = ["[role=status]", "input"].map((name) => parentElement.querySelector(name))
  const say = (words) => {
    status.textContent = words
    clearTimeout(parentElement.fading)
    parentElement.fading = setTimeout(() => (status.textContent = ""), 5000)
  }
  const link = () => {
    const url = new URL(location.href)
    for (const [name, code] of Object.entries(data.choices)) url.searchParams.set(name, code)
    return url.href
  }
  parentElement.querySelector('[data-do="copy"]').onclick = async () =>
    say((await copy(link(), input)) ? "Tautan disalin" : "Salin tautan ini dengan Ctrl+C")
  parentElement.querySelector('[data-do="print"]').onclick = () => print()
  input.onblur = () => (input.hidden = true)
  const lines = [...data.head, link()].map((words) => Object.assign(document.createElement("p"), { textContent: words }))
  parentElement.querySelector(".kepala-cetak").replaceChildren(...lines)
  parentElement.off?.()
  addEventListener("beforeprint", scale)
  parentElement.off = () => removeEventListener("beforeprint", scale)
  return parentElement.off
}

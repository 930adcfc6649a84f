// What must the browser itself be told once, which Streamlit does not offer? Its own few English words become Indonesian, its
// menu gets groups that assistive technology can name, and pictures beside words are not read out. Whatever else is English of
// Streamlit stands in README under "Limits". Text from data is never touched: only whole texts of this list change, and texts
// (not names for assistive technology) only in the places where Streamlit writes them.

const NAME = document.currentScript.dataset.name // of the input that asks for who writes, and of the cookie that keeps it
const PLACES = [
  "stFileUploader", "stSelectboxVirtualDropdown", "stMultiSelectDropdown", "InputInstructions", "stTooltipContent",
  "stSkipToContent", "stDataFrameResizable", "stDataFrameColumnMenu", "stDataFrameColumnFormattingMenu",
  "stDataFrameColumnVisibilityMenu", "stDialog", "stDateInput",
].map((id) => `[data-testid="${id}"]`).join() + ", [role=log]"
const NAMES = ["aria-label", "aria-valuetext", "placeholder", "title"]
const EMPTY_PARTS = { dd: "hh", mm: "bb", yyyy: "tttt" } // of a date that is not typed yet
const TOOLS = {
  "Show/hide columns": "Tampilkan/sembunyikan kolom", Search: "Cari", Fullscreen: "Layar penuh", "Close fullscreen": "Tutup layar penuh",
  "Add row": "Tambah baris", "Delete row(s)": "Hapus baris", "Clear selection": "Batalkan pilihan",
}
const WORDS = {
  ...TOOLS, "App pages": "Halaman", Sidebar: "Menu", "Skip to main content": "Lompat ke isi",
  "Collapse sidebar": "Lipat menu", "Expand sidebar": "Buka menu", Open: "Buka", Close: "Tutup", "Clear all": "Kosongkan",
  "Clear value": "Kosongkan", "Clear date": "Kosongkan tanggal", "Clear entry": "Kosongkan", "No results": "Tidak ada yang cocok",
  "Select all": "Pilih semua", "Selected values": "Yang dipilih", "Choose an option": "Pilih", "Choose options": "Pilih",
  "Choose date": "Pilih tanggal", "Dataframe column menu": "Menu kolom", "Copy column name": "Salin nama kolom",
  "Sort ascending": "Urutkan naik", "Sort descending": "Urutkan turun", Statistics: "Statistik", Help: "Penjelasan istilah", Format: "Bentuk angka",
  Autosize: "Sesuaikan lebar", "Pin column": "Sematkan kolom", "Unpin column": "Lepaskan kolom", "Hide column": "Sembunyikan kolom",
  Automatic: "Otomatis", Localized: "Setempat", Plain: "Polos", Compact: "Ringkas", Dollar: "Dolar", Percent: "Persen",
  Scientific: "Ilmiah", Accounting: "Akuntansi", Distance: "Jarak waktu", Calendar: "Kalender", "Type to search": "Ketik yang dicari",
  "Previous Result": "Hasil sebelumnya", "Next Result": "Hasil berikutnya", "Close Search": "Tutup pencarian", Upload: "Pilih berkas",
  "file upload": "pilih berkas", "Add files": "Tambah berkas", "Drag and drop a file here": "Letakkan berkas di sini",
  "Drag and drop files here": "Letakkan berkas di sini", Empty: "kosong",
}
const PATTERNS = [
  [/^(Show\/hide columns|Search|Fullscreen|Close fullscreen|Add row|Delete row\(s\)|Clear selection): (.*)$/s, (_, tool, of) => `${TOOLS[tool]}: ${of}`],
  [/^(\d+)MB per file/, "paling besar $1 MB per berkas"],
  [/^(\S+) files are not allowed\.$/, "Berkas $1 tidak diterima."],
  [/^File must be (\d+)\.?\d*MB or smaller\.$/, "Berkas paling besar $1 MB."],
  [/^(\d+) options? available\.$/, "$1 pilihan tersedia."],
  [/^(\d+) results?$/, "$1 hasil"],
  [/^(\d+) of (\d+) results$/, "$1 dari $2 hasil"],
  [/^Press (?:(Ctrl|⌘)\+)?Enter to (apply|submit form)$/, (_, with_, to) => `Tekan ${with_ ? with_ + "+" : ""}Enter untuk ${to === "apply" ? "memakainya" : "mengirim"}`],
  [/^You can only select up to (\d+) options?\. Remove an option first\.$/, "Paling banyak $1. Hapus salah satu dulu."],
  [/^(day|month|year), (.*)$/s, (_, part, of) => `${{ day: "hari", month: "bulan", year: "tahun" }[part]}, ${of}`],
  [/^Remove (.*)$/s, "Hapus $1"],
  [/^Add: (.*)$/s, "Tambah: $1"],
  [/^Select (\d+) match(?:es)?$/, "Pilih $1 yang cocok"],
  [/^Help for (.*)$/s, "Penjelasan $1"],
  [/^(\d+)\.(\d)(B|KB|MB)$/, (_, whole, tenth, unit) => `${whole}${tenth === "0" ? "" : "," + tenth} ${unit}`],
]

const indonesian = (text) => {
  const plain = text.trim()
  if (Object.hasOwn(WORDS, plain)) return WORDS[plain]
  for (const [pattern, words] of PATTERNS) if (pattern.test(plain)) return plain.replace(pattern, words)
}
// A label that holds data is Markdown: what is seen is read without the backslashes before its signs, the name read aloud is not.
const MARKED = /\\([!-/:-@[-`{-~])/g
const unmarked = new WeakMap()
const named = (element) => {
  for (const name of NAMES) {
    const words = indonesian(element.getAttribute(name) ?? "")
    if (words) element.setAttribute(name, words)
  }
  const label = element.getAttribute("aria-label")
  if (label?.includes("\\") && unmarked.get(element) !== label) {
    unmarked.set(element, label.replace(MARKED, "$1"))
    element.setAttribute("aria-label", unmarked.get(element))
  }
  // An icon inside a text is called "computer icon": it only repeats the word beside it.
  if (element.matches('[role=img][translate=no][aria-label$=" icon"]')) element.setAttribute("aria-hidden", "true")
}
const written = (text) => {
  const words = text.parentElement?.dataset.placeholder ? EMPTY_PARTS[text.data] : indonesian(text.data)
  if (words && !text.parentElement?.closest("canvas")) text.data = words
}
const grouped = (heading) => {
  const group = heading.parentElement // Streamlit puts it between a list and its items, which ends the list for everybody who hears it
  group.setAttribute("role", "group")
  group.setAttribute("aria-label", heading.textContent.replace(heading.querySelector("[data-testid=stIconMaterial]")?.textContent ?? "", ""))
  for (const part of [group.parentElement, ...group.querySelectorAll("li")]) part.setAttribute("role", "none")
}
const mend = (root) => {
  if (root.closest(".chart, canvas")) return
  for (const element of [root, ...root.querySelectorAll("[aria-label], [placeholder], [title]")]) named(element)
  for (const place of root.closest(PLACES) ? [root] : root.querySelectorAll(PLACES)) {
    const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) written(texts.currentNode)
  }
  for (const heading of root.querySelectorAll('[data-testid="stNavSectionHeader"]')) grouped(heading)
}

new MutationObserver((changes) => {
  for (const { type, target, addedNodes } of changes) {
    if (type === "attributes") named(target)
    else if (type === "characterData") target.parentElement?.closest(PLACES) && written(target)
    else for (const node of addedNodes) {
      if (node instanceof Element) mend(node)
      else if (node instanceof Text && target.closest(PLACES)) written(node)
    }
  }
}).observe(document.body, { childList: true, subtree: true, characterData: true, attributeFilter: NAMES })
mend(document.body)

document.addEventListener("input", ({ target }) => {
  if (!target.closest(`.st-key-${NAME}`)) return
  document.cookie = `${NAME}=${encodeURIComponent(target.value)}; path=/; max-age=31536000; samesite=strict`
})

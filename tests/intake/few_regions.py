"""Which few regions do the tests of the intake know by hand?"""

# region_code, name, short_name, kind, province_code, province, other spellings and codes
FEW = [
    ("34", "Provinsi DI Yogyakarta", "Pemprov DI Yogyakarta", "provinsi", "34", "DI Yogyakarta", "DIY"),
    ("35", "Provinsi Jawa Timur", "Pemprov Jawa Timur", "provinsi", "35", "Jawa Timur", ""),
    ("3509", "Kabupaten Jember", "Kab. Jember", "kabupaten", "35", "Jawa Timur", ""),
    ("3510", "Kabupaten Banyuwangi", "Kab. Banyuwangi", "kabupaten", "35", "Jawa Timur", ""),
    ("3513", "Kabupaten Probolinggo", "Kab. Probolinggo", "kabupaten", "35", "Jawa Timur", ""),
    ("3574", "Kota Probolinggo", "Kota Probolinggo", "kota", "35", "Jawa Timur", ""),
    ("93", "Provinsi Papua Selatan", "Pemprov Papua Selatan", "provinsi", "93", "Papua Selatan", ""),
    ("9301", "Kabupaten Merauke", "Kab. Merauke", "kabupaten", "93", "Papua Selatan", "9101"),
]
COLUMNS = ["region_code", "name", "short_name", "kind", "province_code", "province", "others"]

-- Setiap angka mempunyai nilai atau alasan mengapa kosong, tidak pernah keduanya, tidak pernah tanpa keduanya.
select figure_id, value, reason from figure where (value is null) = (reason is null)

"""Claims about what the question mark in the heading of a column says."""

import pytest

from spi.words import dictionary


@pytest.mark.parametrize("code", dictionary.words("columns_about"))
def test_what_is_explained_is_a_column_by_its_own_heading(code):
    assert dictionary.column(code) != code and dictionary.column_about(code).endswith(".")


def test_a_heading_is_explained_by_the_terms_in_it_and_a_plain_one_not():
    assert dictionary.column_about("internal") == "Internal: Penilaian pegawai, ASN dan non-ASN, atas instansinya sendiri."
    assert dictionary.column_about("median").startswith("Median: nilai tengah")
    assert dictionary.column_about("region") == ""

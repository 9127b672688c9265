import hashlib

from sampling.caseload import Case, find_digest


def test_digest_is_of_what_is_recorded_in_one_order():
    caseload = [
        Case("Ž-2", {"sex": " female ", "age": ""}),
        Case("A-1", {"sex": "male", "age": "14"}),
    ]

    text = '[["A-1",{"age":"14","sex":"male"}],["Ž-2",{"sex":"female"}]]'
    assert find_digest(caseload) == hashlib.sha256(text.encode()).hexdigest()
    assert find_digest(reversed(caseload)) == find_digest(caseload)

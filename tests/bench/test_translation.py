from bench.translation import main, make_sentences


def test_the_sentences_differ():
    assert len(set(make_sentences(4000))) == 4000


def test_both_sides_run_and_agree():
    measured = main(cues=40, repeats=1)
    assert measured["same_text"] == 1.0
    assert measured["cues"] == 40
    assert all(measured[name] > 0 for name in ("ours_cues_per_second", "theirs_cues_per_second", "ratio", "ratio_single_thread"))

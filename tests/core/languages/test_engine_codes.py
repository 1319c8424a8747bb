"""Every code of every engine leads to a language and back; the lists are those that the engines' makers publish."""

from types import MappingProxyType

import pytest

from captionstudio.core.errors import InvalidRequest
from captionstudio.core.languages import (
    LANGUAGE_ENGINES,
    all_languages,
    argos_code,
    engine_code,
    find_language,
    from_whisper,
    language_of,
    languages_of,
    resolve_language,
    whisper_code,
)

WHISPER = """
    af am ar as az ba be bg bn bo br bs ca cs cy da de el en es et eu fa fi fo fr gl gu ha haw he hi hr ht hu hy id is it ja jw ka kk
    km kn ko la lb ln lo lt lv mg mi mk ml mn mr ms mt my ne nl nn no oc pa pl ps pt ro ru sa sd si sk sl sn so sq sr su sv sw ta te
    tg th tk tl tr tt uk ur uz vi yi yo zh yue
"""
ARGOS = """
    ar az bg bn ca cs da de el en eo es et eu fa fi fr ga gl he hi hu id it ja ko ky lt lv ms nb nl pb pl pt ro ru sk sl sq sv sw th tl
    tr uk ur vi zh zt
"""
FIREFOX = """
    ar az be bg bn bs ca cs da de el en es et fa fi fr gu he hi hr hu id is it ja kn ko lt lv ml ms mt nb nl nn no pl pt ro ru sk sl
    sq sr sv ta te th tr uk vi zh zh_hant
"""
M2M100 = """
    af am ar ast az ba be bg bn br bs ca ceb cs cy da de el en es et fa ff fi fr fy ga gd gl gu ha he hi hr ht hu hy id ig ilo is it
    ja jv ka kk km kn ko lb lg ln lo lt lv mg mk ml mn mr ms my ne nl no ns oc or pa pl ps pt ro ru sd si sk sl so sq sr ss su sv sw
    ta th tl tn tr uk ur uz vi wo xh yi yo zh zu
"""
NLLB = """
    ace_Arab ace_Latn acm_Arab acq_Arab aeb_Arab afr_Latn ajp_Arab aka_Latn amh_Ethi apc_Arab arb_Arab ars_Arab ary_Arab arz_Arab
    asm_Beng ast_Latn awa_Deva ayr_Latn azb_Arab azj_Latn bak_Cyrl bam_Latn ban_Latn bel_Cyrl bem_Latn ben_Beng bho_Deva bjn_Arab
    bjn_Latn bod_Tibt bos_Latn bug_Latn bul_Cyrl cat_Latn ceb_Latn ces_Latn cjk_Latn ckb_Arab crh_Latn cym_Latn dan_Latn deu_Latn
    dik_Latn dyu_Latn dzo_Tibt ell_Grek eng_Latn epo_Latn est_Latn eus_Latn ewe_Latn fao_Latn pes_Arab fij_Latn fin_Latn fon_Latn
    fra_Latn fur_Latn fuv_Latn gla_Latn gle_Latn glg_Latn grn_Latn guj_Gujr hat_Latn hau_Latn heb_Hebr hin_Deva hne_Deva hrv_Latn
    hun_Latn hye_Armn ibo_Latn ilo_Latn ind_Latn isl_Latn ita_Latn jav_Latn jpn_Jpan kab_Latn kac_Latn kam_Latn kan_Knda kas_Arab
    kas_Deva kat_Geor knc_Arab knc_Latn kaz_Cyrl kbp_Latn kea_Latn khm_Khmr kik_Latn kin_Latn kir_Cyrl kmb_Latn kon_Latn kor_Hang
    kmr_Latn lao_Laoo lvs_Latn lij_Latn lim_Latn lin_Latn lit_Latn lmo_Latn ltg_Latn ltz_Latn lua_Latn lug_Latn luo_Latn lus_Latn
    mag_Deva mai_Deva mal_Mlym mar_Deva min_Latn mkd_Cyrl plt_Latn mlt_Latn mni_Beng khk_Cyrl mos_Latn mri_Latn zsm_Latn mya_Mymr
    nld_Latn nno_Latn nob_Latn npi_Deva nso_Latn nus_Latn nya_Latn oci_Latn gaz_Latn ory_Orya pag_Latn pan_Guru pap_Latn pol_Latn
    por_Latn prs_Arab pbt_Arab quy_Latn ron_Latn run_Latn rus_Cyrl sag_Latn san_Deva sat_Beng scn_Latn shn_Mymr sin_Sinh slk_Latn
    slv_Latn smo_Latn sna_Latn snd_Arab som_Latn sot_Latn spa_Latn als_Latn srd_Latn srp_Cyrl ssw_Latn sun_Latn swe_Latn swh_Latn
    szl_Latn tam_Taml tat_Cyrl tel_Telu tgk_Cyrl tgl_Latn tha_Thai tir_Ethi taq_Latn taq_Tfng tpi_Latn tsn_Latn tso_Latn tuk_Latn
    tum_Latn tur_Latn twi_Latn tzm_Tfng uig_Arab ukr_Cyrl umb_Latn urd_Arab uzn_Latn vec_Latn vie_Latn war_Latn wol_Latn xho_Latn
    ydd_Hebr yor_Latn yue_Hant zho_Hans zho_Hant zul_Latn
"""
PUBLISHED = MappingProxyType(
    {
        engine: tuple(codes.split())
        for engine, codes in {"whisper": WHISPER, "argos": ARGOS, "firefox": FIREFOX, "m2m100": M2M100, "nllb": NLLB}.items()
    }
)
CODES = [(engine, code) for engine, codes in PUBLISHED.items() for code in codes]


def test_the_lists_are_whole():
    assert {engine: len(set(codes)) for engine, codes in PUBLISHED.items()} == {
        "whisper": 100,
        "argos": 50,
        "firefox": 54,
        "m2m100": 100,
        "nllb": 202,
    }


@pytest.mark.parametrize(("engine", "code"), CODES, ids=[f"{engine}-{code}" for engine, code in CODES])
def test_every_published_code_maps_both_ways(engine, code):
    language = language_of(engine, code)
    assert language is not None
    assert engine_code(language, engine) == code
    assert resolve_language(language) == language
    # As input the code means the same language.
    assert engine_code(resolve_language(code), engine) == code


@pytest.mark.parametrize("engine", PUBLISHED)
def test_no_code_is_made_up(engine):
    assert {engine_code(language, engine) for language in languages_of(engine)} == set(PUBLISHED[engine])
    assert {engine_code(row.code, engine) for row in all_languages()} - {None} <= set(PUBLISHED[engine])


def test_the_lists_are_those_of_the_installed_recogniser():
    faster_whisper = pytest.importorskip("faster_whisper.tokenizer")
    assert set(PUBLISHED["whisper"]) == set(faster_whisper._LANGUAGE_CODES)


def test_madlad_maps_both_ways():
    languages = languages_of("madlad")
    assert len(languages) > 180
    assert all(language_of("madlad", engine_code(language, "madlad")) == language for language in languages)


@pytest.mark.parametrize(
    ("engine", "code", "language"),
    [
        ("whisper", "jw", "jv"),
        ("whisper", "no", "no"),
        ("argos", "nb", "nb"),
        ("argos", "pb", "pt-BR"),
        ("argos", "zt", "zh-Hant"),
        ("argos", "zh", "zh"),
        ("firefox", "zh_hant", "zh-Hant"),
        ("m2m100", "ns", "nso"),
        ("m2m100", "no", "no"),
        ("m2m100", "__ns__", "nso"),
        ("nllb", "nob_Latn", "nb"),
        ("nllb", "als_Latn", "sq"),
        ("nllb", "khk_Cyrl", "mn"),
        ("nllb", "sat_Beng", "sat"),
        ("nllb", "taq_Tfng", "taq-Tfng"),
        ("nllb", "zho_Hans", "zh"),
        ("madlad", "fil", "tl"),
        ("madlad", "<2fil>", "tl"),
        ("madlad", "zh_Hant", "zh-Hant"),
        ("madlad", "crh_Latn", "crh"),
    ],
)
def test_codes_that_are_no_usual_ones(engine, code, language):
    assert language_of(engine, code) == language


@pytest.mark.parametrize(
    ("engine", "code"), [("argos", "hr"), ("whisper", "eo"), ("nllb", "en"), ("m2m100", "yue"), ("madlad", ""), ("firefox", "zt")]
)
def test_codes_an_engine_does_not_have(engine, code):
    assert language_of(engine, code) is None


@pytest.mark.parametrize(
    ("language", "codes"),
    [
        ("zh-Hans", ("zh", "zh", "zh", "zh", "zho_Hans", "zh")),
        ("zh-CN", ("zh", "zh", "zh", "zh", "zho_Hans", "zh")),
        ("zh-Hant", ("zh", "zt", "zh_hant", None, "zho_Hant", "zh_Hant")),
        ("zh-Hant-HK", ("zh", "zt", "zh_hant", None, "zho_Hant", "zh_Hant")),
        ("pt-BR", ("pt", "pb", "pt", "pt", "por_Latn", "pt")),
        ("pt-PT", ("pt", "pt", "pt", "pt", "por_Latn", "pt")),
        ("pt-AO", ("pt", "pt", "pt", "pt", "por_Latn", "pt")),
        ("no", ("no", "nb", "no", "no", "nob_Latn", "no")),
        ("nb", ("no", "nb", "nb", "no", "nob_Latn", "no")),
        ("nn", ("nn", None, "nn", None, "nno_Latn", "nn")),
        ("sr", ("sr", None, "sr", "sr", "srp_Cyrl", "sr")),
        ("sr-Latn", ("sr", None, None, None, None, None)),
        ("pa-Arab", ("pa", None, None, None, None, None)),
        ("fr-CA", ("fr", "fr", "fr", "fr", "fra_Latn", "fr_CA")),
        ("yue", ("yue", None, None, None, "yue_Hant", "yue")),
    ],
)
def test_variants_are_served_where_the_script_is_theirs(language, codes):
    assert tuple(engine_code(language, engine) for engine in LANGUAGE_ENGINES) == codes


def test_scripts_of_nllb_are_those_of_the_table():
    told = {code: find_language(language_of("nllb", code)).script for code in PUBLISHED["nllb"]}
    assert {code: script for code, script in told.items() if not code.endswith(script)} == {"kor_Hang": "Kore", "sat_Beng": "Olck"}


def test_an_engine_nobody_knows_is_refused():
    with pytest.raises(InvalidRequest, match="“google” is no engine") as caught:
        engine_code("es", "google")
    assert "m2m100" in caught.value.hint


def test_the_older_names_mean_the_same():
    assert (whisper_code("jv"), from_whisper("jw"), argos_code("pt-BR")) == ("jw", "jv", "pb")

"""The table of languages: one row each, every code and name that people, files and engines use.

Sources: ISO 639-1, -2 and -3 (Library of Congress, SIL); CLDR and Wikipedia for own names; and for engines the Whisper tokenizer, the Argos
Translate package index, the published models of Firefox Translations, the M2M-100 and NLLB-200 tokenizers of transformers, and the
language tokens of the MADLAD-400 tokenizer.

NLLB calls Santali ``sat_Beng`` although it writes it in Ol Chiki. MADLAD has no code here where its script is not that of the row
(Kashmiri, Manipuri, Santali, Tamazight).
"""

from __future__ import annotations

# Columns: BCP-47 | ISO 639-2, "B/T" where the two differ | script | Whisper | Argos | Firefox | M2M-100 | NLLB | MADLAD | English name |
# own name | further codes and names. "=" stands for the BCP-47 code itself. Two-letter codes are ISO 639-1 as well. A language that ISO
# 639-2 does not know has the code of its macrolanguage (Arabic's for Egyptian Arabic), else that of ISO 639-3.
LANGUAGES = """
ace|ace|Latn|||||ace_Latn|=|Acehnese|Bahsa Acèh|achinese
acm|ara|Arab|||||acm_Arab||Mesopotamian Arabic|عراقي|iraqi arabic
acq|ara|Arab|||||acq_Arab||Ta’izzi-Adeni Arabic|تعزي عدني|yemeni arabic
aeb|ara|Arab|||||aeb_Arab||Tunisian Arabic|تونسي|
af|afr|Latn|=|||=|afr_Latn|=|Afrikaans|Afrikaans|
ajp|ara|Arab|||||ajp_Arab||South Levantine Arabic|شامي جنوبي|
ak|aka|Latn|||||aka_Latn|=|Akan|Akan|
am|amh|Ethi|=|||=|amh_Ethi|=|Amharic|አማርኛ|
apc|ara|Arab|||||apc_Arab||North Levantine Arabic|شامي|levantine arabic
ar|ara|Arab|=|=|=|=|arb_Arab|=|Arabic|العربية|arb,standard arabic
ars|ara|Arab|||||ars_Arab||Najdi Arabic|نجدي|
ary|ara|Arab|||||ary_Arab|=|Moroccan Arabic|الدارجة المغربية|darija
arz|ara|Arab|||||arz_Arab|=|Egyptian Arabic|مصري|
as|asm|Beng|=||||asm_Beng|=|Assamese|অসমীয়া|
ast|ast|Latn||||=|ast_Latn||Asturian|Asturianu|
awa|awa|Deva|||||awa_Deva|=|Awadhi|अवधी|
ay|aym|Latn|||||ayr_Latn|=|Aymara|Aymar aru|ayr
az|aze|Latn|=|=|=|=|azj_Latn|=|Azerbaijani|Azərbaycan|azj
azb|aze|Arab|||||azb_Arab||South Azerbaijani|تۆرکجه|
ba|bak|Cyrl|=|||=|bak_Cyrl|=|Bashkir|Башҡортса|
ban|ban|Latn|||||ban_Latn|=|Balinese|Basa Bali|
be|bel|Cyrl|=||=|=|bel_Cyrl|=|Belarusian|Беларуская|
bem|bem|Latn|||||bem_Latn||Bemba|Ichibemba|
bg|bul|Cyrl|=|=|=|=|bul_Cyrl|=|Bulgarian|Български|
bho|bho|Deva|||||bho_Deva|=|Bhojpuri|भोजपुरी|
bjn|may/msa|Latn|||||bjn_Latn|=|Banjar|Bahasa Banjar|banjarese
bm|bam|Latn|||||bam_Latn|=|Bambara|Bamanankan|
bn|ben|Beng|=|=|=|=|ben_Beng|=|Bengali|বাংলা|bangla
bo|tib/bod|Tibt|=||||bod_Tibt|=|Tibetan|བོད་སྐད་|
br|bre|Latn|=|||=||=|Breton|Brezhoneg|
bs|bos|Latn|=||=|=|bos_Latn|=|Bosnian|Bosanski|
bug|bug|Latn|||||bug_Latn|=|Buginese|Basa Ugi|
ca|cat|Latn|=|=|=|=|cat_Latn|=|Catalan|Català|valencian
ceb|ceb|Latn||||=|ceb_Latn|=|Cebuano|Cebuano|
cjk|cjk|Latn|||||cjk_Latn||Chokwe|Wuchokwe|
ckb|kur|Arab|||||ckb_Arab|=|Central Kurdish|کوردیی ناوەندی|sorani
co|cos|Latn||||||=|Corsican|Corsu|
crh|crh|Latn|||||crh_Latn|crh_Latn|Crimean Tatar|Qırımtatarca|crimean turkish
cs|cze/ces|Latn|=|=|=|=|ces_Latn|=|Czech|Čeština|
cy|wel/cym|Latn|=|||=|cym_Latn|=|Welsh|Cymraeg|
da|dan|Latn|=|=|=|=|dan_Latn|=|Danish|Dansk|
de|ger/deu|Latn|=|=|=|=|deu_Latn|=|German|Deutsch|
din|din|Latn|||||dik_Latn|=|Dinka|Thuɔŋjäŋ|dik
dv|div|Thaa||||||=|Divehi|ދިވެހިބަސް|maldivian,dhivehi
dyu|dyu|Latn|||||dyu_Latn|=|Dyula|Julakan|
dz|dzo|Tibt|||||dzo_Tibt|=|Dzongkha|རྫོང་ཁ|
ee|ewe|Latn|||||ewe_Latn|=|Ewe|Eʋegbe|
el|gre/ell|Grek|=|=|=|=|ell_Grek|=|Greek|Ελληνικά|modern greek
en|eng|Latn|=|=|=|=|eng_Latn|=|English|English|
eo|epo|Latn||=|||epo_Latn|=|Esperanto|Esperanto|
es|spa|Latn|=|=|=|=|spa_Latn|=|Spanish|Español|castilian,castellano
et|est|Latn|=|=|=|=|est_Latn|=|Estonian|Eesti|ekk
eu|baq/eus|Latn|=|=|||eus_Latn|=|Basque|Euskara|
fa|per/fas|Arab|=|=|=|=|pes_Arab|=|Persian|فارسی|farsi,pes
ff|ful|Latn||||=|fuv_Latn|=|Fula|Pulaar|fulah,fulfulde,fuv
fi|fin|Latn|=|=|=|=|fin_Latn|=|Finnish|Suomi|
fj|fij|Latn|||||fij_Latn|=|Fijian|Na Vosa Vakaviti|
fo|fao|Latn|=||||fao_Latn|=|Faroese|Føroyskt|
fon|fon|Latn|||||fon_Latn|=|Fon|Fɔngbè|
fr|fre/fra|Latn|=|=|=|=|fra_Latn|=|French|Français|
fur|fur|Latn|||||fur_Latn|=|Friulian|Furlan|
fy|fry|Latn||||=||=|Western Frisian|Frysk|frisian
ga|gle|Latn||=||=|gle_Latn|=|Irish|Gaeilge|irish gaelic
gd|gla|Latn||||=|gla_Latn|=|Scottish Gaelic|Gàidhlig|gaelic
gl|glg|Latn|=|=||=|glg_Latn|=|Galician|Galego|
gn|grn|Latn|||||grn_Latn|=|Guarani|Avañe'ẽ|
gu|guj|Gujr|=||=|=|guj_Gujr|=|Gujarati|ગુજરાતી|
ha|hau|Latn|=|||=|hau_Latn|=|Hausa|Hausa|
haw|haw|Latn|=|||||=|Hawaiian|ʻŌlelo Hawaiʻi|
he|heb|Hebr|=|=|=|=|heb_Hebr|=|Hebrew|עברית|iw
hi|hin|Deva|=|=|=|=|hin_Deva|=|Hindi|हिन्दी|
hmn|hmn|Latn||||||=|Hmong|Hmoob|
hne|hne|Deva|||||hne_Deva|=|Chhattisgarhi|छत्तीसगढ़ी|
hr|hrv|Latn|=||=|=|hrv_Latn|=|Croatian|Hrvatski|scr
ht|hat|Latn|=|||=|hat_Latn|=|Haitian Creole|Kreyòl ayisyen|haitian
hu|hun|Latn|=|=|=|=|hun_Latn|=|Hungarian|Magyar|
hy|arm/hye|Armn|=|||=|hye_Armn|=|Armenian|Հայերեն|
id|ind|Latn|=|=|=|=|ind_Latn|=|Indonesian|Bahasa Indonesia|in,indonesia
ig|ibo|Latn||||=|ibo_Latn|=|Igbo|Igbo|
ilo|ilo|Latn||||=|ilo_Latn|=|Ilocano|Ilokano|iloko
is|ice/isl|Latn|=||=|=|isl_Latn|=|Icelandic|Íslenska|
it|ita|Latn|=|=|=|=|ita_Latn|=|Italian|Italiano|
ja|jpn|Jpan|=|=|=|=|jpn_Jpan|=|Japanese|日本語|
jv|jav|Latn|jw|||=|jav_Latn|=|Javanese|Basa Jawa|jawa
ka|geo/kat|Geor|=|||=|kat_Geor|=|Georgian|ქართული|
kab|kab|Latn|||||kab_Latn||Kabyle|Taqbaylit|
kac|kac|Latn|||||kac_Latn|=|Jingpho|Jinghpaw|kachin
kam|kam|Latn|||||kam_Latn||Kamba|Kikamba|
kbp|kbp|Latn|||||kbp_Latn|=|Kabiyè|Kabɩyɛ|
kea|kea|Latn|||||kea_Latn||Kabuverdianu|Kriolu kabuverdianu|cape verdean creole
kg|kon|Latn|||||kon_Latn|=|Kongo|Kikongo|
ki|kik|Latn|||||kik_Latn||Kikuyu|Gĩkũyũ|gikuyu
kk|kaz|Cyrl|=|||=|kaz_Cyrl|=|Kazakh|Қазақ тілі|
km|khm|Khmr|=|||=|khm_Khmr|=|Khmer|ខ្មែរ|cambodian
kmb|kmb|Latn|||||kmb_Latn|=|Kimbundu|Kimbundu|
kn|kan|Knda|=||=|=|kan_Knda|=|Kannada|ಕನ್ನಡ|
ko|kor|Kore|=|=|=|=|kor_Hang|=|Korean|한국어|
kr|kau|Latn|||||knc_Latn|=|Kanuri|Kanuri|knc
ks|kas|Arab|||||kas_Arab||Kashmiri|کٲشُر|
ku|kur|Latn|||||kmr_Latn|=|Kurdish|Kurdî|kmr,kurmanji
ky|kir|Cyrl||=|||kir_Cyrl|=|Kyrgyz|Кыргызча|kirghiz
la|lat|Latn|=|||||=|Latin|Latina|
lb|ltz|Latn|=|||=|ltz_Latn|=|Luxembourgish|Lëtzebuergesch|letzeburgesch
lg|lug|Latn||||=|lug_Latn|=|Ganda|Luganda|
li|lim|Latn|||||lim_Latn|=|Limburgish|Limburgs|limburgan
lij|lij|Latn|||||lij_Latn|=|Ligurian|Ligure|
lmo|lmo|Latn|||||lmo_Latn|=|Lombard|Lombard|
ln|lin|Latn|=|||=|lin_Latn|=|Lingala|Lingála|
lo|lao|Laoo|=|||=|lao_Laoo|=|Lao|ລາວ|laotian
lt|lit|Latn|=|=|=|=|lit_Latn|=|Lithuanian|Lietuvių|
ltg|lav|Latn|||||ltg_Latn|=|Latgalian|Latgalīšu|
lua|lua|Latn|||||lua_Latn||Luba-Kasai|Tshiluba|luba-lulua
luo|luo|Latn|||||luo_Latn||Luo|Dholuo|
lus|lus|Latn|||||lus_Latn|=|Mizo|Mizo ṭawng|lushai
lv|lav|Latn|=|=|=|=|lvs_Latn|=|Latvian|Latviešu|lvs
mag|mag|Deva|||||mag_Deva|=|Magahi|मगही|
mai|mai|Deva|||||mai_Deva|=|Maithili|मैथिली|
mg|mlg|Latn|=|||=|plt_Latn|=|Malagasy|Malagasy|plt
mi|mao/mri|Latn|=||||mri_Latn|=|Maori|Te reo Māori|
min|min|Latn|||||min_Latn|=|Minangkabau|Baso Minangkabau|
mk|mac/mkd|Cyrl|=|||=|mkd_Cyrl|=|Macedonian|Македонски|
ml|mal|Mlym|=||=|=|mal_Mlym|=|Malayalam|മലയാളം|
mn|mon|Cyrl|=|||=|khk_Cyrl|=|Mongolian|Монгол|khk
mni|mni|Beng|||||mni_Beng||Manipuri|মৈতৈলোন্|meitei
mos|mos|Latn|||||mos_Latn||Mossi|Mooré|
mr|mar|Deva|=|||=|mar_Deva|=|Marathi|मराठी|
ms|may/msa|Latn|=|=|=|=|zsm_Latn|=|Malay|Bahasa Melayu|zsm,melayu
mt|mlt|Latn|=||=||mlt_Latn|=|Maltese|Malti|
my|bur/mya|Mymr|=|||=|mya_Mymr|=|Burmese|မြန်မာ|myanmar
nb|nob|Latn|no|=|=|no|nob_Latn|no|Norwegian Bokmål|Norsk bokmål|bokmål
ne|nep|Deva|=|||=|npi_Deva|=|Nepali|नेपाली|npi
nl|dut/nld|Latn|=|=|=|=|nld_Latn|=|Dutch|Nederlands|flemish,vlaams
nn|nno|Latn|=||=||nno_Latn|=|Norwegian Nynorsk|Norsk nynorsk|nynorsk
no|nor|Latn|=|nb|=|=|nob_Latn|=|Norwegian|Norsk|
nso|nso|Latn||||ns|nso_Latn|=|Northern Sotho|Sesotho sa Leboa|sepedi,pedi
nus|nus|Latn|||||nus_Latn|=|Nuer|Thok Naath|
ny|nya|Latn|||||nya_Latn|=|Nyanja|Chinyanja|chichewa,chewa
oc|oci|Latn|=|||=|oci_Latn|=|Occitan|Occitan|
om|orm|Latn|||||gaz_Latn|=|Oromo|Afaan Oromoo|gaz
or|ori|Orya||||=|ory_Orya|=|Odia|ଓଡ଼ିଆ|oriya,ory
pa|pan|Guru|=|||=|pan_Guru|=|Punjabi|ਪੰਜਾਬੀ|panjabi
pag|pag|Latn|||||pag_Latn|=|Pangasinan|Pangasinan|
pap|pap|Latn|||||pap_Latn|=|Papiamento|Papiamentu|
pl|pol|Latn|=|=|=|=|pol_Latn|=|Polish|Polski|
prs|per/fas|Arab|||||prs_Arab|=|Dari|دری|
ps|pus|Arab|=|||=|pbt_Arab|=|Pashto|پښتو|pushto,pbt
pt|por|Latn|=|=|=|=|por_Latn|=|Portuguese|Português|
qu|que|Latn|||||quy_Latn|=|Quechua|Runa simi|quy
rm|roh|Latn||||||=|Romansh|Rumantsch|
rn|run|Latn|||||run_Latn|=|Rundi|Ikirundi|kirundi
ro|rum/ron|Latn|=|=|=|=|ron_Latn|=|Romanian|Română|mo,mol,moldavian,moldovan
ru|rus|Cyrl|=|=|=|=|rus_Cyrl|=|Russian|Русский|
rw|kin|Latn|||||kin_Latn|=|Kinyarwanda|Ikinyarwanda|
sa|san|Deva|=||||san_Deva|=|Sanskrit|संस्कृतम्|
sat|sat|Olck|||||sat_Beng||Santali|ᱥᱟᱱᱛᱟᱲᱤ|sat-olck
sc|srd|Latn|||||srd_Latn|=|Sardinian|Sardu|
scn|scn|Latn|||||scn_Latn|=|Sicilian|Sicilianu|
sd|snd|Arab|=|||=|snd_Arab|=|Sindhi|سنڌي|
sg|sag|Latn|||||sag_Latn|=|Sango|Sängö|
shn|shn|Mymr|||||shn_Mymr|=|Shan|တႆး|
si|sin|Sinh|=|||=|sin_Sinh|=|Sinhala|සිංහල|sinhalese
sk|slo/slk|Latn|=|=|=|=|slk_Latn|=|Slovak|Slovenčina|
sl|slv|Latn|=|=|=|=|slv_Latn|=|Slovenian|Slovenščina|slovene
sm|smo|Latn|||||smo_Latn|=|Samoan|Gagana Samoa|
sn|sna|Latn|=||||sna_Latn|=|Shona|ChiShona|
so|som|Latn|=|||=|som_Latn|=|Somali|Soomaali|
sq|alb/sqi|Latn|=|=|=|=|als_Latn|=|Albanian|Shqip|als
sr|srp|Cyrl|=||=|=|srp_Cyrl|=|Serbian|Српски|scc
ss|ssw|Latn||||=|ssw_Latn|=|Swati|siSwati|swazi
st|sot|Latn|||||sot_Latn|=|Southern Sotho|Sesotho|sotho
su|sun|Latn|=|||=|sun_Latn|=|Sundanese|Basa Sunda|
sv|swe|Latn|=|=|=|=|swe_Latn|=|Swedish|Svenska|
sw|swa|Latn|=|=||=|swh_Latn|=|Swahili|Kiswahili|swh
szl|szl|Latn|||||szl_Latn|=|Silesian|Ślōnski|
ta|tam|Taml|=||=|=|tam_Taml|=|Tamil|தமிழ்|
taq|tmh|Latn|||||taq_Latn|=|Tamasheq|Tamasheq|tamashek
te|tel|Telu|=||=||tel_Telu|=|Telugu|తెలుగు|
tg|tgk|Cyrl|=||||tgk_Cyrl|=|Tajik|Тоҷикӣ|
th|tha|Thai|=|=|=|=|tha_Thai|=|Thai|ไทย|
ti|tir|Ethi|||||tir_Ethi|=|Tigrinya|ትግርኛ|
tk|tuk|Latn|=||||tuk_Latn|=|Turkmen|Türkmen dili|
tl|tgl|Latn|=|=||=|tgl_Latn|fil|Tagalog|Tagalog|fil,filipino
tn|tsn|Latn||||=|tsn_Latn|=|Tswana|Setswana|
to|ton|Latn||||||=|Tongan|Lea fakatonga|
tpi|tpi|Latn|||||tpi_Latn||Tok Pisin|Tok Pisin|
tr|tur|Latn|=|=|=|=|tur_Latn|=|Turkish|Türkçe|
ts|tso|Latn|||||tso_Latn|=|Tsonga|Xitsonga|
tt|tat|Cyrl|=||||tat_Cyrl|=|Tatar|Татар|
tum|tum|Latn|||||tum_Latn||Tumbuka|Chitumbuka|
tw|twi|Latn|||||twi_Latn||Twi|Twi|
tzm|tzm|Tfng|||||tzm_Tfng||Central Atlas Tamazight|ⵜⴰⵎⴰⵣⵉⵖⵜ|tamazight
ug|uig|Arab|||||uig_Arab|=|Uyghur|ئۇيغۇرچە|uighur
uk|ukr|Cyrl|=|=|=|=|ukr_Cyrl|=|Ukrainian|Українська|
umb|umb|Latn|||||umb_Latn||Umbundu|Umbundu|
ur|urd|Arab|=|=||=|urd_Arab|=|Urdu|اردو|
uz|uzb|Latn|=|||=|uzn_Latn|=|Uzbek|Oʻzbek|uzn
vec|vec|Latn|||||vec_Latn|=|Venetian|Vèneto|
vi|vie|Latn|=|=|=|=|vie_Latn|=|Vietnamese|Tiếng Việt|
war|war|Latn|||||war_Latn|=|Waray|Winaray|
wo|wol|Latn||||=|wol_Latn|=|Wolof|Wolof|
xh|xho|Latn||||=|xho_Latn|=|Xhosa|IsiXhosa|
yi|yid|Hebr|=|||=|ydd_Hebr|=|Yiddish|ייִדיש|ji,ydd
yo|yor|Latn|=|||=|yor_Latn|=|Yoruba|Yorùbá|
yue|chi/zho|Hant|=||||yue_Hant|=|Cantonese|粵語|
zh|chi/zho|Hans|=|=|=|=|zho_Hans|=|Chinese|中文|cmn,mandarin
zu|zul|Latn||||=|zul_Latn|=|Zulu|IsiZulu|"""

# The same columns for codes with a script or region that have a name, or an engine code, of their own. An empty engine column means
# "as the plain language", where the script is the same.
VARIANTS = """
ace-Arab|ace|Arab|||||ace_Arab|ace_Arab|Acehnese (Arabic script)|بهسا اچيه|
bjn-Arab|may/msa|Arab|||||bjn_Arab|bjn_Arab|Banjar (Arabic script)|بهاس بنجر|
en-GB|eng|Latn|||||||British English|British English|
en-US|eng|Latn|||||||American English|American English|
es-419|spa|Latn|||||||Latin American Spanish|Español latinoamericano|
es-ES|spa|Latn|||||||European Spanish|Español de España|
fr-CA|fre/fra|Latn||||||fr_CA|Canadian French|Français canadien|
kr-Arab|kau|Arab|||||knc_Arab|kr_Arab|Kanuri (Arabic script)|كَنُرِ|
ks-Deva|kas|Deva|||||kas_Deva|ks_Deva|Kashmiri (Devanagari)|कॉशुर|
pt-BR|por|Latn||pb|||||Brazilian Portuguese|Português (Brasil)|brazilian
pt-PT|por|Latn|||||||European Portuguese|Português europeu|
sr-Latn|srp|Latn|||||||Serbian (Latin)|Srpski|
taq-Tfng|tmh|Tfng|||||taq_Tfng|taq_Tfng|Tamasheq (Tifinagh)|ⵜⴰⵎⴰⵌⴰⵇ|
zh-Hans|chi/zho|Hans|||||||Simplified Chinese|简体中文|zh-cn,zh-sg,zh-my
zh-Hant|chi/zho|Hant||zt|zh_hant||zho_Hant|zh_Hant|Traditional Chinese|繁體中文|zh-tw,zh-hk,zh-mo
"""

"""Short lists of function words by language: what a line should not end with and what it may well begin with.

They know no grammar; they are the closed classes that decide nearly all line breaks. Languages that are missing break by punctuation
and balance alone. Apostrophes part words: French ``qu'une`` is looked up as ``qu`` where it begins a line and as ``une`` where it ends one.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)  # one value a language: compared and hashed by identity, which is quick
class WordLists:
    """Function words of one language, lower case.

    ``determiners`` (articles, possessives, numerals), ``prepositions``, ``conjunctions`` (with relatives and question words),
    ``auxiliaries`` (with negations and reflexives), ``pronouns`` (subjects) and ``adverbs`` (of degree) lean on what follows;
    ``complements`` are prepositions and adverbs that belong to the word before ("of", "write down"); ``enclitics`` lean on it.
    ``abbreviations`` end with a full stop that ends no sentence; ``titles`` among them stand before a name. ``adjective_endings`` mark
    probable adjectives before their noun, ``phrase_endings`` words after which a phrase is over. Where a language ``has_particles``,
    verbs take prepositions as adverbs ("move in").
    """

    determiners: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    complements: frozenset[str] = frozenset()
    conjunctions: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    adverbs: frozenset[str] = frozenset()
    enclitics: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    adjective_endings: tuple[str, ...] = ()
    phrase_endings: tuple[str, ...] = ()
    capitalises_nouns: bool = False
    has_particles: bool = False


@functools.lru_cache(maxsize=64)
def word_lists(language: str | None) -> WordLists:
    """Return the lists of a language (a BCP-47 code); empty ones where there are none."""
    primary = (language or "").partition("-")[0].lower()
    return _read_lists("no" if primary in {"nb", "nn"} else primary if primary in _LISTS else "")


@functools.lru_cache(maxsize=64)
def _read_lists(primary: str) -> WordLists:
    fields = _LISTS.get(primary, {})
    endings = {name: tuple(fields.get(name, "").split()) for name in ("adjective_endings", "phrase_endings")}
    sets = {name: frozenset(text.split()) for name, text in fields.items() if name not in endings}
    return WordLists(
        **sets,
        adjective_endings=endings["adjective_endings"],
        phrase_endings=endings["phrase_endings"],
        capitalises_nouns=primary == "de",
        has_particles=primary in _PARTICLE_LANGUAGES,
    )


_PARTICLE_LANGUAGES = frozenset({"en", "nl", "sv", "da", "no"})
_LISTS: dict[str, dict[str, str]] = {
    "en": {
        "determiners": """a an the this that these those my your his her its our their no every each some any all both either neither
            another such which whose what many few several much most other one two three four five six seven eight nine ten eleven
            twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
            hundred thousand million billion first second third last next same own""",
        "prepositions": """about above across after against along among around as at before behind below beneath beside between beyond by
            despite during except for from in inside into like near on onto outside over past per since through throughout till to
            toward towards under underneath until upon via with within without""",
        "complements": "of up down out off away back",
        "conjunctions": """and or but nor so yet because although though unless while whereas whether if when whenever where wherever
            than that which who whom whose what why how once as""",
        "auxiliaries": """am is are was were be been being have has had having do does did will would shall should can could may might
            must ought not never cannot let's let""",
        "pronouns": "i you he she it we they who there one",
        "adverbs": "very too so quite rather really just only even almost always also still already ever not more most less least as how",
        "titles": "mr mrs ms dr prof st sir lady lord king queen president captain mount rev gen col sgt lt capt saint uncle aunt",
        "abbreviations": "mr mrs ms dr prof st rev gen col sgt lt capt vs etc jr sr e.g i.e a.m p.m no vol fig dept approx inc ltd u.s",
        "adjective_endings": "ous ful ive able ible less ern ical ial ual nal ish ary ic",
    },
    "es": {
        "determiners": """el la los las un una unos unas lo mi mis tu tus su sus nuestro nuestra nuestros nuestras vuestro vuestra
            este esta estos estas ese esa esos esas aquel aquella aquellos aquellas cada todo toda todos todas otro otra otros otras
            algún alguna algunos algunas ningún ninguna mucho mucha muchos muchas poco poca pocos pocas varios varias tanto tanta tantos
            tantas dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta cuarenta cincuenta sesenta setenta ochenta
            noventa cien ciento mil primer primera gran buen mal""",
        "prepositions": """a al ante bajo con contra desde durante en entre hacia hasta mediante para por según sin sobre tras
            detrás delante encima debajo dentro fuera cerca lejos""",
        "complements": "de del",
        "conjunctions": """y e o u ni pero sino aunque porque que si cuando donde como mientras pues quien quienes cuyo cuya cual cuales
            qué quién cuándo dónde cómo cuál""",
        "auxiliaries": """he has ha hemos habéis han había habías habíamos habían haber habrá habría es son era eran fue fueron ser será
            sería está están estaba estaban estar puede pueden podía podían poder debe deben debía voy vas va vamos van iba iban no nunca
            me te se le les nos os quiero quiere soy estoy tengo tiene tienen""",
        "pronouns": "yo tú él ella usted nosotros nosotras vosotros ellos ellas ustedes",
        "adverbs": "muy más menos tan casi ya también aún todavía siempre solo sólo",
        "titles": "sr sra srta dr dra prof d don doña san santa ud uds",
        "abbreviations": "sr sra srta dr dra prof ud uds etc p.ej pág núm av",
    },
    "fr": {
        "determiners": """le la les l un une des du au aux mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs ce cet cette
            ces chaque quelque quelques plusieurs tout toute tous toutes aucun aucune autre autres quel quelle quels quelles deux trois
            quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante cent mille
            premier première petit petite grand grande bon bonne beau belle vieux vieille nouveau nouvelle jeune""",
        "prepositions": """à au aux après avant avec chez contre dans depuis derrière dès devant durant en entre envers jusque jusqu
            malgré par parmi pendant pour sans sauf selon sous sur vers""",
        "complements": "de d du des",
        "conjunctions": """et ou mais donc or ni car que qu quand lorsque lorsqu puisque puisqu si comme parce qui dont où quoi pourquoi
            comment tandis afin""",
        "auxiliaries": """ai as a avons avez ont avais avait avions aviez avaient aurai aura aurait suis es est sommes êtes sont étais
            était étions étiez étaient sera serait être avoir été peux peut pouvons pouvez peuvent pouvait dois doit devons devez doivent
            devait vais vas va allons allez vont allait ne n pas plus jamais me m te t se s nous vous lui leur y en veux veut faut fait""",
        "pronouns": "je j tu il elle on nous vous ils elles ce c cela ça",
        "adverbs": "très plus moins si trop assez bien presque toujours aussi encore déjà",
        "enclitics": "là",
        "titles": "m mm mme mmes mlle dr pr me saint sainte",
        "abbreviations": "m mm mme mlle dr pr etc cf p.ex av n",
    },
    "de": {
        "determiners": """der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines mein meine
            meinen meinem meiner meines dein deine deinen deinem deiner deines sein seine seinen seinem seiner seines ihr ihre ihren ihrem
            ihrer ihres unser unsere unseren unserem unserer euer eure euren eurem eurer dieser diese dieses diesen diesem jeder jede
            jedes jeden jedem alle allen aller viele vielen vieler wenige einige einigen mehrere manche solche welche welcher welches zwei
            drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig hundert
            zweihundert tausend""",
        "prepositions": """ab an am ans auf aufs aus außer bei beim bis durch durchs für fürs gegen hinter im in ins mit nach neben ohne
            seit statt trotz über um unter vom von vor während wegen zu zum zur zwischen zwischen gegenüber""",
        "complements": "",
        "conjunctions": """und oder aber denn sondern weil dass daß ob wenn als wie obwohl während bevor nachdem damit sodass falls wer was
            wo wann warum weshalb wohin woher sobald solange bis seit""",
        "auxiliaries": """bin bist ist sind seid war warst waren wart sein gewesen habe hast hat haben habt hatte hatten hattest werde wirst
            wird werden wurde wurden würde würden kann kannst können konnte konnten muss musst müssen musste mussten soll sollen sollte
            will willst wollen wollte wollten darf dürfen durfte mag möchte nicht nie nichts sich mich dich""",
        "pronouns": "ich du er sie es wir ihr man wer",
        "adverbs": "sehr zu so ganz fast immer noch schon nur auch mehr weniger viel etwa ungefähr ziemlich",
        "titles": "herr frau dr prof st sankt",
        "abbreviations": "dr prof hr fr st usw bzw ca z.b d.h u.a nr bsp ggf evtl inkl vgl",
    },
    "it": {
        "determiners": """il lo la i gli le l un uno una mio mia miei mie tuo tua tuoi tue suo sua suoi sue nostro nostra nostri nostre
            vostro vostra vostri vostre loro questo questa questi queste quest quello quella quelli quelle quel quei quegli quell ogni
            qualche alcuni alcune tutto tutta tutti tutte altro altra altri altre nessun nessuno nessuna molto molta molti molte poco
            poca pochi poche due tre quattro cinque sei sette otto nove dieci undici dodici venti trenta quaranta cinquanta cento mille
            primo prima gran grande bel bella buon piccolo piccola vecchio vecchia""",
        "prepositions": """a ad al allo alla ai agli alle all con col contro da dal dallo dalla dai dagli dalle dall davanti dentro dietro
            dopo durante fino fra in nel nello nella nei negli nelle nell per presso senza sopra sotto su sul sullo sulla sui sugli sulle
            sull tra verso""",
        "complements": "di d del dello della dei degli delle dell",
        "conjunctions": """e ed o od ma però né perché poiché che ch se quando dove come mentre anche quindi dunque cui chi quale quali cosa
            benché sebbene finché affinché""",
        "auxiliaries": """ho hai ha abbiamo avete hanno avevo aveva avevano avevamo aver avere avrà avrebbe sono sei è siamo siete era
            erano ero fu furono essere stato stata stati state sarà sarebbe può possono poteva potevano deve devono doveva vuole vogliono
            sto sta stanno stava stavano non mai mi ti si ci vi ne lo c""",
        "pronouns": "io tu lui lei egli ella noi voi loro essi",
        "adverbs": "molto più meno così troppo quasi già ancora sempre anche solo",
        "titles": "sig sigg sig.ra dott dr prof ing avv san santa don",
        "abbreviations": "sig sigg sig.ra dott dr prof ing avv ecc p.es pag n",
    },
    "pt": {
        "determiners": """o a os as um uma uns umas meu minha meus minhas teu tua teus tuas seu sua seus suas nosso nossa nossos nossas
            este esta estes estas esse essa esses essas aquele aquela aqueles aquelas cada todo toda todos todas outro outra outros outras
            algum alguma alguns algumas nenhum nenhuma muito muita muitos muitas pouco pouca poucos poucas vários várias dois duas três
            quatro cinco seis sete oito nove dez onze doze vinte trinta quarenta cinquenta cem mil primeiro primeira grande bom boa""",
        "prepositions": """a ao à aos às ante após até com contra desde durante em no na nos nas num numa entre para pra por pelo pela
            pelos pelas perante sem sob sobre trás""",
        "complements": "de do da dos das dum duma",
        "conjunctions": """e ou mas porém nem que porque pois se quando onde como enquanto embora quem qual quais cujo cuja porquê""",
        "auxiliaries": """tenho tem têm temos tinha tinham ter terá teria hei há havia haver sou é somos são era eram foi foram ser será
            seria estou está estamos estão estava estavam estar posso pode podem podia poder devo deve devem vou vai vamos vão ia iam
            não nunca me te se lhe lhes nos""",
        "pronouns": "eu tu você ele ela nós vós vocês eles elas",
        "adverbs": "muito mais menos tão quase já ainda sempre também só",
        "titles": "sr sra srta dr dra prof profa d dom dona são santo santa",
        "abbreviations": "sr sra srta dr dra prof profa etc p.ex pág núm av",
    },
    "nl": {
        "determiners": """de het een 't mijn jouw je uw zijn haar ons onze jullie hun dit dat deze die elk elke ieder iedere geen alle
            veel weinig enkele sommige andere ander welke welk twee drie vier vijf zes zeven acht negen tien elf twaalf twintig dertig
            veertig vijftig zestig zeventig tachtig negentig honderd duizend""",
        "prepositions": """aan achter af behalve bij binnen boven buiten door in langs met na naar naast om onder op over per rond sinds
            tegen tijdens tot tussen uit van vanaf via volgens voor zonder""",
        "complements": "van",
        "conjunctions": """en of maar want dus dat die omdat als toen wanneer terwijl hoewel zodat voordat nadat of wie wat waar waarom hoe
            dan tenzij zodra""",
        "auxiliaries": """ben bent is zijn was waren geweest heb hebt heeft hebben had hadden word wordt worden werd werden zal zult zullen
            zou zouden kan kun kunt kunnen kon konden moet moeten moest moesten mag mogen mocht wil wilt willen wilde niet nooit zich te""",
        "pronouns": "ik jij je u hij zij ze het we wij jullie men er",
        "adverbs": "heel erg zeer te zo bijna altijd nog al ook maar meer meest",
        "titles": "dhr mevr mw dr prof meneer mevrouw",
        "abbreviations": "dhr mevr mw dr prof enz bijv nr blz o.a d.w.z",
        "adjective_endings": "lijke ige ische",
    },
    "sv": {
        "determiners": """en ett den det de min mitt mina din ditt dina sin sitt sina hans hennes vår vårt våra er ert era deras denna
            detta dessa varje någon något några ingen inget inga alla annan annat andra två tre fyra fem sex sju åtta nio tio tjugo hundra
            tusen""",
        "prepositions": """av bakom efter från för före genom hos i inom innan med mellan mot på runt sedan till trots under ur utan utanför
            vid åt över""",
        "conjunctions": "och eller men utan för att som om när där eftersom medan fast än vad vem varför hur då så",
        "auxiliaries": """är var vara varit har hade ha blir blev bli ska skulle kan kunde kunna måste får fick vill ville inte aldrig
            sig mig dig""",
        "pronouns": "jag du han hon den det vi ni de man",
        "adverbs": "mycket för så ganska nästan alltid också bara mer mest",
        "abbreviations": "t.ex bl.a dvs osv dr kl nr",
    },
    "da": {
        "determiners": """en et den det de min mit mine din dit dine sin sit sine hans hendes vores jeres deres denne dette disse hver
            nogen noget nogle ingen alle anden andet andre to tre fire fem seks syv otte ni ti tyve hundrede tusind""",
        "prepositions": """af bag efter fra for før gennem hos i inden med mellem mod om over på siden til trods under uden ved""",
        "conjunctions": "og eller men at som der om når da fordi mens end hvad hvem hvorfor hvordan hvor så",
        "auxiliaries": """er var være været har havde have bliver blev blive skal skulle kan kunne må måtte vil ville ikke aldrig sig
            mig dig""",
        "pronouns": "jeg du han hun den det vi i de man der",
        "adverbs": "meget for så ganske næsten altid også kun mere mest",
        "abbreviations": "f.eks bl.a dvs osv dr kl nr",
    },
    "no": {
        "determiners": """en ei et den det de min mitt mine din ditt dine sin sitt sine hans hennes vår vårt våre deres denne dette disse
            hver noen noe ingen alle annen annet andre to tre fire fem seks sju åtte ni ti tjue hundre tusen""",
        "prepositions": """av bak etter fra for før gjennom hos i innen med mellom mot om over på siden til tross under uten ved""",
        "conjunctions": "og eller men at som om når da fordi mens enn hva hvem hvorfor hvordan hvor så",
        "auxiliaries": """er var være vært har hadde ha blir ble bli skal skulle kan kunne må måtte vil ville ikke aldri seg meg deg å""",
        "pronouns": "jeg du han hun den det vi dere de man",
        "adverbs": "veldig for så ganske nesten alltid også bare mer mest",
        "abbreviations": "f.eks bl.a dvs osv dr kl nr",
    },
    "ru": {
        "determiners": """этот эта это эти тот та те мой моя моё мои твой твоя твои свой своя свои своей своего своих наш наша наши ваш
            ваша ваши его её их каждый каждая весь вся все два две три четыре пять шесть семь восемь девять десять сто""",
        "prepositions": """без в во для до за из из-за изо из-под к ко между на над о об обо от ото перед по под при про с со среди у
            через после около вокруг""",
        "conjunctions": "и а но или да что чтобы если когда где как потому поэтому хотя пока который которая которое которые кто чем",
        "auxiliaries": "не ни был была было были будет будут есть",
        "pronouns": "я ты он она оно мы вы они",
        "adverbs": "очень более менее самый самая самые почти уже ещё даже только так",
        "enclitics": "же ли бы б ж",
        "abbreviations": "г гг т.е т.д т.п др проф ул стр",
    },
    "pl": {
        "determiners": """ten ta to te ci tych mój moja moje twój twoja swój swoja swoje swoim nasz nasza nasze wasz wasza jego jej ich
            każdy każda wszystkie dwa dwie dwóch trzy cztery pięć sześć siedem osiem dziewięć dziesięć sto""",
        "prepositions": """bez dla do ku między na nad o od po pod przed przez przy u w we z za ze zza koło obok podczas według""",
        "conjunctions": "i a ale lub albo że żeby aby jeśli gdy kiedy gdzie jak bo ponieważ więc choć który która które którzy kto co niż",
        "auxiliaries": "nie jest są był była było byli były będzie będą może można musi",
        "pronouns": "ja ty on ona ono my wy oni one pan pani",
        "adverbs": "bardzo więcej mniej prawie już jeszcze nawet tylko tak zbyt",
        "enclitics": "się by",
        "abbreviations": "dr prof np itd itp tzn ul nr r",
    },
    "hi": {
        "determiners": "एक यह वह ये वे इस उस इन उन मेरा मेरी मेरे हमारा हमारी हमारे दो तीन चार पाँच हर सब कुछ कोई",
        "conjunctions": "और या लेकिन मगर कि क्योंकि जो जब अगर तो इसलिए जैसे",
        "auxiliaries": "नहीं न मत",
        "adverbs": "बहुत सबसे ज़्यादा",
        "enclitics": "का की के को से में पर ने तक भी ही है हैं था थी थे हूँ हो गया गई गए रहा रही रहे",
    },
    "ko": {
        "determiners": "이 그 저 한 두 세 네 새 이런 그런 저런 어떤 모든 여러 내 네 우리 제",
        "conjunctions": "그리고 하지만 그러나 그래서 그런데 또는 왜냐하면 만약",
        "adverbs": "아주 매우 너무 더 가장 안 못 잘 정말 새로",
        "phrase_endings": "에서 에게 에 을 를 지만 니까 는데 면서 고 며 서 도록 함께",
    },
}

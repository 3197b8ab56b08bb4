"""Names written in Latin letters by rule: one hundred made-up people of all parts of the country, and odd cases."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govah.packs import Pack, load_pack
from govah.text.names import Agreement, NameReader
from govah.text.romanise import Romaniser, check_romanised

# fmt: off
PEOPLE = [
    ("فرشاد کوه‌گردی", "Farshad Kouhgardi"),
    ("نسیمه قلعه‌نویی", "Nasimeh Ghalehnouyi"),
    ("عبدالصمد کدخدامرادی", "Abdolsamad Kadkhodamoradi"),
    ("شاه‌مراد بازگیر", "Shahmorad Bazgir"),
    ("هیوا رستم‌بیگی", "Hiva Rostambeigi"),
    ("گلناز چراغ‌سحر", "Golnaz Cheraghsahar"),
    ("خدارحم ترشابی", "Khodarahm Tarshabi"),
    ("حمید زرینه‌رودی", "Hamid Zarrinehroudi"),
    ("مهراب سنگ‌تراش", "Mehrab Sangtarash"),
    ("ماهرخ نقره‌ساز", "Mahrokh Noghrehsaz"),
    ("زانیار بانه‌ای", "Zanyar Banehei"),
    ("یارمحمد سربازی‌زهی", "Yarmohammad Sarbazizehi"),
    ("امین‌الله درازهی", "Aminollah Derazehi"),
    ("جاسم بنی‌سعید", "Jasem Banisaeed"),
    ("کاظم آلبوغانم", "Kazem Alboghanem"),
    ("ناصر حمودی‌نژاد", "Naser Hamoudinejad"),
    ("صادق شیرمحمدی", "Sadegh Shirmohammadi"),
    ("یونس پیشکوهی", "Younes Pishkouhi"),
    ("آیدین قره‌چمنی", "Aydin Gharehchamani"),
    ("تایماز سولدوزلی", "Taymaz Soldouzli"),
    ("بهروز ملک‌محمدی", "Behrouz Malekmohammadi"),
    ("رویا تیرانداز", "Roya Tirandaz"),
    ("سعید سروستانی", "Saeed Saroustani"),
    ("احمد مشکین‌قلم", "Ahmad Mashkinghalam"),
    ("لیلا باغدار", "Leila Baghdar"),
    ("مصطفی گندم‌کار", "Mostafa Gandomkar"),
    ("رسول چوبدار", "Rasoul Choubdar"),
    ("کیوان دشتگرد", "Keyvan Dashtgard"),
    ("هوشنگ کهن‌دل", "Houshang Kahandel"),
    ("سارا نوروزیان", "Sara Nowruzian"),
    ("مجید پورغلامی", "Majid Pourgholami"),
    ("محسن حق‌پرست", "Mohsen Haghparast"),
    ("نوید سبزه‌پرور", "Navid Sabzehparvar"),
    ("منصور کرباسچی", "Mansour Karbaschi"),
    ("فاطمه دلشادیان", "Fatemeh Delshadian"),
    ("علیرضا میرسجادی", "Alireza Mirsajjadi"),
    ("غلام‌علی خاک‌نژاد", "Gholamali Khaknejad"),
    ("سمیه طوفانی", "Somayeh Toufani"),
    ("رضا گرگانلو", "Reza Garganlou"),
    ("حسن ساطوری", "Hassan Satouri"),
    ("پیمان لک‌پور", "Peyman Lakpour"),
    ("محمد‌طاها شبانکاره", "Mohammadtaha Shabankareh"),
    ("ژیلا بوکانی", "Zhila Boukani"),
    ("بختیار شه‌مرادی", "Bakhtiar Shahmoradi"),
    ("عثمان ملاویسی", "Osman Mollaveisi"),
    ("آرش تنگ‌دستی", "Arash Tangdasti"),
    ("شیما رودباری", "Shima Roudbari"),
    ("مهدی بلندقامت", "Mehdi Bolandghamat"),
    ("کامران صفاتی", "Kamran Safati"),
    ("ابوذر شکیباخو", "Abouzar Shakibakhou"),
    ("نظام‌الدین خیرآبادی", "Nezamoddin Khirabadi"),
    ("زبیده کردستانی", "Zobeideh Kordestani"),
    ("حشمت‌الله شوریده", "Heshmatollah Shourideh"),
    ("امیرارسلان فرجام", "Amirarsalan Farjam"),
    ("مرضیه علیشاهی", "Marzieh Alishahi"),
    ("طاهر جهان‌نما", "Taher Jahannama"),
    ("بنفشه پارسانژاد", "Banafsheh Parsanejad"),
    ("نادر خوشدل", "Nader Khoshdel"),
    ("شهرام کوهستان‌زاده", "Shahram Kouhestanzadeh"),
    ("فیروز صحنه‌ای", "Firouz Sahanehei"),
    ("میلاد پایدار", "Milad Paydar"),
    ("جعفر بهشتی‌فر", "Jafar Beheshtifar"),
    ("نعمت‌الله دوراندیش", "Nematollah Dourandish"),
    ("داریوش شبگرد", "Dariush Shabgard"),
    ("سیدرضا موسوی‌نسب", "Seyedreza Mousavinasab"),
    ("میرحسن شبانی", "Mirhassan Shabani"),
    ("زهرا نارویی", "Zahra Narouei"),
    ("نورالله شه‌بخش", "Nourollah Shahbakhsh"),
    ("دادشاه گرگیج", "Dadshah Gorgij"),
    ("چاکر براهویی", "Chakar Barahouei"),
    ("هانا مریوانی", "Hana Marivani"),
    ("ژینو کاکه‌ای", "Zhino Kakaei"),
    ("کاوه قادرزاده", "Kaveh Ghaderzadeh"),
    ("آرام محمودپور", "Aram Mahmoudpour"),
    ("ماهرو تورانی", "Mahrou Tourani"),
    ("عزت‌الله بیرانوند", "Ezzatollah Beiranvand"),
    ("کیومرث سپهوند", "Kiumars Sepahvand"),
    ("گودرز حسنوند", "Goudarz Hassanvand"),
    ("جعفر عموری", "Jafar Amouri"),
    ("خلف سواری", "Khalaf Savari"),
    ("عبدالامیر نواصری", "Abdolamir Navaseri"),
    ("حمزه بوعذار", "Hamzeh Bouazar"),
    ("تورگوت آقابالایی", "Turgut Aghabalaei"),
    ("سولماز قره‌داغی", "Solmaz Gharehdaghi"),
    ("یاشار ایوانلو", "Yashar Ivanlou"),
    ("آی‌لار صفرلو", "Aylar Safarlou"),
    ("گلدی‌محمد یلمه", "Geldimohammad Yalmeh"),
    ("وارتان خاچاطوریان", "Vartan Khachatourian"),
    ("ژرژ پطروسیان", "Zhorzh Petrosian"),
    ("نادر بت‌تمرز", "Nader Bettamraz"),
    ("گل‌محمد نورزایی", "Golmohammad Nourzaei"),
    ("میرویس حکیمی", "Mirveis Hakimi"),
    ("عبدالبصیر غزنوی", "Abdolbasir Ghaznavi"),
    ("پلوشه احمدزی", "Palvasheh Ahmadzai"),
    ("فرشته رضاییان", "Fereshteh Rezaeian"),
    ("نگین مهرپرور", "Negin Mehrparvar"),
    ("شکوفه دلاوری", "Shokoufeh Delavari"),
    ("پویا رستگارفرد", "Pouya Rastegarfard"),
    ("بردیا کیان‌راد", "Bardia Kianrad"),
    ("مهسا سپیدگیسو", "Mahsa Sepidgisou"),
    ("امید قاسم‌پور اصل", "Omid Ghasempour Asl"),
    ("رامین حاجی‌علیلو", "Ramin Hajialilou"),
    ("بابک خوش‌بین", "Babak Khoshbin"),
    ("سپهر راستی‌کردار", "Sepehr Rastikerdar"),
    ("تهمینه گلابدره‌ای", "Tahmineh Golabdarrehei"),
    ("مهناز دیناروند", "Mahnaz Dinarvand"),
    ("حمید چالشتری", "Hamid Chalshatari"),
    ("رسول سنگلجی", "Rasoul Sanglaji"),
    ("عارف زیوه‌ای", "Aref Zivehei"),
    ("ندا پیراسته", "Neda Pirasteh"),
    ("سالار تخت‌کوهی", "Salar Takhtkouhi"),
    ("ناهید باستان‌خواه", "Nahid Bastankhah"),
    ("یحیی کرخه‌ای", "Yahya Karakhehei"),
    ("پروین آهنج‌کار", "Parvin Ahanjkar"),
    ("خسرو کوچصفهانی", "Khosrow Kouchsafehani"),
    ("موسی شوی‌میری", "Mousa Shouymiri"),
    ("تیمور کلاله‌ای", "Teymour Kalalehei"),
    ("شیرین گوران‌زاده", "Shirin Goranzadeh"),
    ("اسد خلیل‌وندی", "Asad Khalilvandi"),
    ("لقمان پینه‌دوز", "Loghman Pinehdouz"),
    ("رضوان صبح‌خیز", "Rezvan Sabhakhiz"),
]
# fmt: on


@pytest.fixture(scope="module")
def romaniser(pack: Pack) -> Romaniser:
    return Romaniser(pack)


@pytest.mark.parametrize(("name", "latin"), PEOPLE)
def test_people(romaniser: Romaniser, name: str, latin: str) -> None:
    assert romaniser.romanised(name) == latin


@pytest.mark.parametrize(
    ("name", "latin", "why"),
    [
        ("علي كاظمي", "Ali Kazemi", "an Arabic keyboard's letters"),
        ("علی‌اکبر ناصری", "Aliakbar Naseri", "a half-blank inside a name"),
        ("علی اکبر ناصری", "Ali Akbar Naseri", "the same with a blank"),
        ("ڕێبوار هێمنی", "Rebwar Hemini", "Sorani letters that show their vowels"),
        ("محمد آل کعب", "Mohammad Al Kab", "a particle of its own"),
        ("Ali رضایی", "Ali Rezaei", "half of it in Latin letters already"),
        ("م. ز", "M. Z", "initials"),
        ("سلیم «سالار» ریگی", 'Salim "Salar" Rigi', "a name by which somebody is called"),
        ("آرمان (سوران) کاردوخی", "Arman (Soran) Kardokhi", "a second given name"),
        ("Peter Example", "Peter Example", "nothing to do"),
        ("", "", "nothing at all"),
        ("۱۲", "۱۲", "figures are no letters and stay"),
    ],
)
def test_odd_cases(romaniser: Romaniser, name: str, latin: str, why: str) -> None:
    assert romaniser.romanised(name) == latin, why


def test_what_is_written_may_be_read_as_the_name(pack: Pack, romaniser: Romaniser) -> None:
    reader = NameReader(pack)
    unlike = [name for name, _ in PEOPLE if reader.agreement(name, romaniser.romanised(name)) is not Agreement.SAME]
    assert unlike == []


def test_the_rules_write_their_examples(pack: Pack) -> None:
    assert [str(problem) for problem in check_romanised(pack)] == []


_ROMANISER = Romaniser(load_pack())
LETTERS = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی\u200c "


@given(st.text(alphabet=LETTERS, max_size=24))
def test_any_letters_come_out_in_latin_the_same_each_time(name: str) -> None:
    written = _ROMANISER.romanised(name)
    assert re.fullmatch(r"[A-Za-z ]*", written)
    assert written == _ROMANISER.romanised(name)

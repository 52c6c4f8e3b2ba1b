"""Names whose Latin spelling no letter-by-letter table gives: characters read by custom, and scripts that leave out vowels."""

from __future__ import annotations

HAN_DOUBLE_FAMILY = frozenset(
    [
        "欧阳",
        "歐陽",
        "司马",
        "司馬",
        "上官",
        "诸葛",
        "諸葛",
        "夏侯",
        "东方",
        "東方",
        "尉迟",
        "尉遲",
        "公孙",
        "公孫",
        "慕容",
        "司徒",
        "令狐",
        "宇文",
        "长孙",
        "長孫",
        "皇甫",
        "西门",
        "西門",
    ]
)
"""Chinese family names of two characters; all others have one."""

HAN_FAMILY: dict[str, str] = {
    "曾": "zeng", "单": "shan", "單": "shan", "解": "xie", "仇": "qiu", "查": "zha", "区": "ou", "任": "ren", "翟": "zhai",
    "尉迟": "yuchi", "尉遲": "yuchi", "朴": "piao", "盖": "ge", "乐": "yue", "覃": "qin", "吕": "lv", "呂": "lu", "洗": "xian",
}  # fmt: skip
"""Characters that are read otherwise as a family name."""

HANGUL_DOUBLE_FAMILY = frozenset(["남궁", "황보", "제갈", "선우", "독고", "사공", "서문"])

HANGUL_FAMILY: dict[str, tuple[str, ...]] = {
    "김": ("kim",), "이": ("lee", "yi"), "박": ("park", "bak"), "최": ("choi",), "정": ("jung", "jeong"), "강": ("kang",),
    "조": ("cho", "jo"), "윤": ("yoon", "yun"), "장": ("jang", "chang"), "임": ("lim", "im"), "오": ("oh",), "한": ("han",),
    "신": ("shin",), "서": ("seo", "suh"), "권": ("kwon",), "황": ("hwang",), "안": ("ahn", "an"), "송": ("song",),
    "류": ("ryu",), "유": ("yoo", "yu"), "홍": ("hong",), "전": ("jeon", "chun"), "고": ("ko", "go"), "문": ("moon",),
    "양": ("yang",), "손": ("son", "sohn"), "배": ("bae",), "백": ("baek", "paik"), "허": ("heo", "hur"), "노": ("noh", "roh"),
    "심": ("shim",), "하": ("ha",), "곽": ("kwak",), "성": ("sung",), "차": ("cha",), "주": ("joo", "ju"), "우": ("woo",),
    "구": ("koo", "ku"), "민": ("min",), "나": ("na",), "지": ("ji",), "엄": ("um", "eom"), "원": ("won",), "천": ("chun",),
}  # fmt: skip
"""Korean family names as their bearers spell them, the commonest first."""

KANJI_FAMILY: dict[str, str] = {
    "佐藤": "sato", "鈴木": "suzuki", "高橋": "takahashi", "田中": "tanaka", "伊藤": "ito", "渡辺": "watanabe",
    "渡邊": "watanabe", "山本": "yamamoto", "中村": "nakamura", "小林": "kobayashi", "加藤": "kato", "吉田": "yoshida",
    "山田": "yamada", "佐々木": "sasaki", "山口": "yamaguchi", "松本": "matsumoto", "井上": "inoue", "木村": "kimura",
    "斎藤": "saito", "斉藤": "saito", "齋藤": "saito", "清水": "shimizu", "山崎": "yamazaki", "阿部": "abe", "池田": "ikeda",
    "橋本": "hashimoto", "山下": "yamashita", "石川": "ishikawa", "中島": "nakajima", "前田": "maeda", "藤田": "fujita",
    "小川": "ogawa", "後藤": "goto", "岡田": "okada", "長谷川": "hasegawa", "村上": "murakami", "近藤": "kondo",
    "石井": "ishii", "坂本": "sakamoto", "遠藤": "endo", "青木": "aoki", "藤井": "fujii", "西村": "nishimura",
    "福田": "fukuda", "太田": "ota", "三浦": "miura", "藤原": "fujiwara", "岡本": "okamoto", "松田": "matsuda",
    "中川": "nakagawa", "中野": "nakano", "原田": "harada", "小野": "ono", "田村": "tamura", "竹内": "takeuchi",
    "金子": "kaneko", "和田": "wada", "中山": "nakayama", "石田": "ishida", "上田": "ueda", "森田": "morita",
    "柴田": "shibata", "酒井": "sakai", "工藤": "kudo", "横山": "yokoyama", "宮崎": "miyazaki", "宮本": "miyamoto",
    "内田": "uchida", "高木": "takagi", "安藤": "ando", "谷口": "taniguchi", "大野": "ono", "丸山": "maruyama",
    "今井": "imai", "河野": "kono", "藤本": "fujimoto", "村田": "murata", "武田": "takeda", "上野": "ueno",
    "杉山": "sugiyama", "増田": "masuda", "菅原": "sugawara", "平野": "hirano", "小島": "kojima", "千葉": "chiba",
    "久保": "kubo", "松井": "matsui", "岩崎": "iwasaki", "桜井": "sakurai", "木下": "kinoshita", "野口": "noguchi",
    "松尾": "matsuo", "野村": "nomura", "菊地": "kikuchi", "佐野": "sano", "大西": "onishi", "杉本": "sugimoto", "新井": "arai",
}  # fmt: skip
"""The commonest Japanese family names, long vowels dropped as in addresses."""

KANJI_GIVEN: dict[str, str] = {
    "太郎": "taro", "一郎": "ichiro", "次郎": "jiro", "健太": "kenta", "大輔": "daisuke", "翔太": "shota", "拓也": "takuya",
    "直樹": "naoki", "健": "ken", "誠": "makoto", "隆": "takashi", "浩": "hiroshi", "博": "hiroshi", "明": "akira",
    "健一": "kenichi", "浩一": "koichi", "雄一": "yuichi", "和也": "kazuya", "達也": "tatsuya", "哲也": "tetsuya",
    "陽子": "yoko", "恵子": "keiko", "花子": "hanako", "裕子": "yuko", "洋子": "yoko", "由美子": "yumiko", "直子": "naoko",
    "智子": "tomoko", "京子": "kyoko", "明美": "akemi", "由美": "yumi", "美咲": "misaki", "愛": "ai", "陽菜": "hina",
    "さくら": "sakura", "結衣": "yui", "大樹": "daiki", "蓮": "ren", "翔": "sho", "悠斗": "yuto", "亮": "ryo", "剛": "tsuyoshi",
}  # fmt: skip
"""The commonest Japanese given names that have one usual reading."""

WHOLE_WORDS: dict[str, tuple[str, ...]] = {
    # Arabic
    "محمد": ("mohammed", "mohamed", "muhammad"), "أحمد": ("ahmed", "ahmad"), "احمد": ("ahmed", "ahmad"), "علي": ("ali",),
    "حسن": ("hassan", "hasan"), "حسين": ("hussein", "hussain"), "محمود": ("mahmoud", "mahmood"), "عمر": ("omar", "umar"),
    "خالد": ("khaled", "khalid"), "يوسف": ("youssef", "yousef"), "ابراهيم": ("ibrahim",), "إبراهيم": ("ibrahim",),
    "مصطفى": ("mustafa", "mostafa"), "سلمان": ("salman",), "فاطمة": ("fatima", "fatma"), "عائشة": ("aisha",), "مريم": ("mariam", "maryam"),
    "سارة": ("sara", "sarah"), "عبدالله": ("abdullah",), "عبد": ("abd",), "الله": ("allah",), "سعيد": ("saeed", "said"), "بن": ("bin", "ben"),
    "نور": ("nour", "noor"), "كريم": ("karim", "kareem"), "طارق": ("tarek", "tariq"), "ليلى": ("layla", "leila"), "حداد": ("haddad",),
    "منصور": ("mansour",), "ناصر": ("nasser", "nasir"), "صالح": ("saleh",), "سالم": ("salem", "salim"), "خليل": ("khalil",),
    # Hebrew
    "דוד": ("david",), "כהן": ("cohen",), "לוי": ("levi", "levy"), "משה": ("moshe",), "יוסף": ("yosef", "joseph"),
    "אברהם": ("avraham", "abraham"), "יעקב": ("yaakov", "jacob"), "שרה": ("sarah", "sara"), "רחל": ("rachel",), "מרים": ("miriam",),
    "דניאל": ("daniel",), "מיכאל": ("michael",), "נועה": ("noa",), "תמר": ("tamar",), "יעל": ("yael",), "רון": ("ron",),
    "אורי": ("ori", "uri"), "איתי": ("itay", "itai"), "גיא": ("guy",), "עמית": ("amit",), "מזרחי": ("mizrahi",), "פרץ": ("peretz",),
    "ביטון": ("biton",), "אלון": ("alon",), "גל": ("gal",), "חיים": ("haim", "chaim"), "שלמה": ("shlomo",), "רות": ("ruth",),
}  # fmt: skip
"""Common names in scripts that leave vowels out, in the spellings their bearers use, the commonest first."""

KANA_OF_V: dict[str, str] = {"ゔぁ": "va", "ゔぃ": "vi", "ゔぇ": "ve", "ゔぉ": "vo", "ゔ": "vu"}
"""Kana for a sound that Japanese has only in names from elsewhere."""

KANA_LONG_VOWELS: dict[str, str] = {"ou": "o", "oo": "o", "uu": "u"}
"""Long vowels as kana write them, and as names do."""

HANGUL_CODAS: dict[str, str] = {
    "ng": "ng", "kk": "k", "ss": "t", "ch": "t", "g": "k", "d": "t", "s": "t", "j": "t", "b": "p", "h": "",
}  # fmt: skip
"""How a consonant at the end of a syllable is written (Revised Romanization of Korean, 2000, section 2)."""

HANGUL_CUSTOM: dict[str, tuple[str, ...]] = {
    "현": ("hyun",), "영": ("young",), "준": ("jun", "joon"), "정": ("jung",), "경": ("kyung",), "승": ("seung",), "우": ("woo",),
    "희": ("hee",), "성": ("sung",), "수": ("soo", "su"), "선": ("sun",), "철": ("chul",), "석": ("suk",), "주": ("ju", "joo"),
    "훈": ("hoon",), "숙": ("sook",), "순": ("soon",), "옥": ("ok",), "구": ("koo",), "규": ("kyu",), "근": ("keun",),
    "광": ("kwang",), "덕": ("duk",), "문": ("moon",), "범": ("bum",), "병": ("byung",), "형": ("hyung",), "기": ("ki",),
    "국": ("kook",), "길": ("kil",), "권": ("kwon",), "건": ("gun", "kun"), "미": ("mi", "mee"), "지": ("ji", "jee"),
    "명": ("myung",), "중": ("joong",), "일": ("il",), "두": ("doo",), "무": ("moo",), "균": ("kyun",), "강": ("kang",),
}  # fmt: skip
"""Syllables of Korean given names that custom spells otherwise than the rule, the commonest first."""

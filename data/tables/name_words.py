"""Words around and inside names: what is dropped, what belongs to the family name, which family names come first.

All words are case-folded, without dots and in ASCII where the reader folds them so; a new title or particle is a new word.
"""

from __future__ import annotations

TITLES = frozenset(
    """
    mr mrs ms miss mx dr drs prof professor sir dame lord lady rev reverend hon judge capt captain col lt sgt fr herr
    herrn frau hr dipl dipl-ing dr-ing ing mag univ-prof priv-doz pd ra monsieur madame mme mlle maitre sr sra srta senor
    senora don dona dom sig sigra dott dottssa avv arch rag geom ir drs mevr dhr mw eng engr mgr bc rndr judr mudr
    phdr paeddr doc inz lic shri smt kumari datuk dato haji
    """.split()
)
"""Dropped in front of a name while two words remain behind them."""

DOTTED_TITLES = frozenset({"m.", "me.", "r.a.", "sig.ra"})
"""Titles only with their dot: "M. Dupont" is Mister, "M Dupont" an initial."""

CREDENTIALS = frozenset(
    """
    jr sr ii iii iv phd dphil md dds dvm jd esq mba emba msc bsc meng beng llm llb cpa cfa cfp pmp phr sphr shrm-cp
    shrm-scp cbe obe mbe kbe dbe kcb frs frcs mp qc kc cissp rn dipl-ing dipl-kfm dipl-inf mag bakk csc drsc fh
    """.split()
)
"""Dropped behind a name, whatever their case."""

CAPITAL_CREDENTIALS = frozenset({"MA", "BA", "BS", "MS", "AM", "PE", "CA", "CPM", "MIS", "RA", "PA", "DO", "EA"})
"""Dropped behind a name only where they are capitals and the name is not: Ma, Ba and Do are family names."""

PARTICLES = frozenset(
    """
    van von der den de la le du da do dos das del della delle dello degli di ter ten te zu zum zur vom af av el al bin
    binti ben ibn bint bat mac abu op het 't ul los las lo san santa st st. saint
    """.split()
)
"""Words that belong before a family name, where they are written small."""

SURE_PARTICLES = frozenset(
    """
    van von vom der den de del della dello degli di da dos das du ter zu zum zur bin binti ibn bint le la
    el al ul mac
    """.split()
)
"""Particles even where they are capitals: "Ludwig Van Der Berg"."""

JOINTS = frozenset({"y", "e", "i"})
"""Join the two halves of a Spanish, Portuguese or Catalan family name: "Ortega y Gasset"."""

FAMILY_NAMES_FIRST = frozenset(
    """
    wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang
    feng yu dong xiao cheng cao yuan deng fu shen zeng peng lv lu lyu su jiang cai jia ding wei xue ye yan pan du dai
    xia zhong tian ren fan fang shi yao tan liao zou xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long
    wan duan qian yin qiao lai gong wen pang lan hong niu ni geng ji ge you lian zhan xing zhuang luan yue qi mei tong
    ou tao sheng chai ling lei gan zong mo chang shu zhai xin ruan guan zhuo bao bian bi bo cen chu cong cui diao dou
    fei gai gou guang gui hang hua huo jian jing ju kuang leng miao mu ning nie ouyang pei pi pu quan rao rong sang
    sha shan shang si sima sui wo xi xiang xuan yi ying zang zha zhen zu zuo kim lee park choi jung jeong kang cho
    yoon jang lim kwon hwang ahn ryu jeon moon bae baek seo shin oh han noh yoo nam nguyen tran le pham hoang huynh
    phan vu vo dang bui do ho ngo duong ly trinh dinh mai truong doan luu hsu hsieh tsai chiang chou chung kuo tseng
    yeh wong chan cheung lau leung ng kwok lam yip tsang chow fung
    """.split()
)
"""Romanised Chinese, Korean and Vietnamese family names; their bearers often write them first."""

VIETNAMESE_FAMILY = frozenset(
    """
    nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly trinh dinh mai truong doan luu
    """.split()
)
"""Behind one of these "Van" and "Thi" are middle names, not particles."""

HUNGARIAN_FAMILY = frozenset(
    """
    nagy kovacs toth szabo horvath varga kiss molnar nemeth farkas balogh papp takacs juhasz lakatos meszaros olah
    racz fekete szilagyi torok feher balazs gal kocsis pinter fodor szucs sipos magyar lukacs biro kiraly katona
    bogdan jakab boros varadi fazekas kelemen orosz somogyi fulop veres vincze budai hegedus deak halasz pasztor vegh
    """.split()
)
"""Hungarian family names, without accents; at home they are written first."""

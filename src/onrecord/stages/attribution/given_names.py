"""Given names that nearly always belong to men or to women, for telling whom "he" or "she" can mean.

Only a name that is clear counts; without one a pronoun may mean anybody.
"""

HIS = frozenset(
    """aaron abdul abraham adam ahmed ahmad alan albert alexander ali amir andrew anthony antonio arthur barack
    barry benjamin bernard bernie bill bob brad brett brian bruce carl carlos charles chris christopher chuck
    craig daniel darrell dave david dean dennis dick don donald doug douglas dwight ed eddie edward eric eugene
    francis frank fred gary gene geoffrey george gerald glenn gordon greg gregory harold harry hassan henry
    herman hugh hussein ibrahim ivan jack jacob jake james jason jay jeb jeff jeffrey jeremy jerome jerry jim
    jimmy joe joel john johnny jonathan jorge jose joseph joshua juan justin karl keith ken kenneth kevin khalid
    kyle larry lawrence leon leonard lindsey louis luis luke mahmoud marco mario mark martin matt matthew max
    michael miguel mike mitch mitt mohamed mohammad mohammed mohammad muhammad mustafa neil newt nicholas nick
    norman oliver omar oscar patrick paul pedro pete peter phil philip phillip rafael rahm ralph ramon randy
    raymond reince ricardo richard rick rob robert roberto roger ron ronald roy rudy rupert russell ryan samuel
    scott sean sergei seth simon stanley stephen steve steven stuart ted terrence terry theodore thomas tim
    timothy todd tom tommy tony trey trent vernon victor vincent vladimir wallace walter warren wayne will
    william xavier yasser yusuf zachary""".split()
)
HERS = frozenset(
    """abigail aisha alexandra alice alicia allison amanda amy andrea angela angelina ann anna anne annie barbara
    becky beth betty beverly bonnie brenda carla carly carol caroline carolyn catherine cathy charlotte cheryl
    christina christine cindy claire condoleezza connie cynthia dana deborah debbie debra denise diana diane
    dolores donna dorothy eileen elaine eleanor elena elizabeth ellen emily emma erin ethel eva evelyn fatima
    florence frances gabrielle gail gloria grace hannah heather heidi helen hillary irene isabel ivanka
    jacqueline jane janet janice jean jennifer jessica jill joan joanne josephine joyce judith judy julia julie
    karen kate katherine kathleen kathryn kathy katie kellyanne kimberly kirsten laura lauren leila linda lisa
    loretta lori lucy lynn madeleine margaret maria marie marilyn marjorie martha mary maureen megan melania
    melinda melissa michele michelle mildred monica nancy natalie nicole nikki nina olivia pamela patricia paula
    peggy phyllis rachel rebecca renee rita rosa rose ruth samantha sandra sara sarah sharon sheila shirley
    sonia sophia stephanie susan suzanne sylvia tammy teresa theresa tiffany tina tracy valerie vanessa vera
    veronica victoria virginia wanda wendy yvonne zainab""".split()
)

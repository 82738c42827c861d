"""Given names that nearly always belong to men or to women, for telling whom "he" or "she" can mean.

Only a name that is clear counts; without one a pronoun may mean anybody.
"""

HIS = frozenset(
    """aaron abdul abraham adam adrian ahmad ahmed alan alastair albert alexander alfred ali amir amit andres andrew
    angus anthony antonio anwar arjun arthur ashraf barack barry bart bashar ben benjamin bernard bernie bert
    bill bob boris brad brendan brent brett brian bruce bryan byron cameron carl carlos cesar chad charles chris
    christopher chuck clarence clark claude clay clint clive colin conor corey cory craig damian dan daniel
    darrell darren darryl dave david dean dennis derek desmond devin dick diego dmitry dominic don donald doug
    douglas duncan dustin dwight earl ed eddie edgar edmund eduardo edward edwin eli elias elijah elon emmanuel
    enrique eric erik ernest ethan eugene evan fernando floyd francis francisco frank franklin fred frederick
    garrett gary gene geoff geoffrey george gerald gilbert giovanni glenn gordon graham grant greg gregory
    gustavo guy hamid hans harold harry harvey hassan hector henry herbert herman horace howard hugh hussein ian
    ibrahim igor imran isaac ismail ivan jack jacob jake james jared jason javier jay jeb jeff jeffrey jens
    jeremy jerome jerry jesse jesus jim jimmy joe joel john johnny jonas jonathan jorge jose joseph joshua juan
    julian julius justin kareem karl keith ken kenneth kevin khalid kirk klaus kurt kyle lance larry lawrence
    leo leon leonard leroy liam lindsey lloyd logan louis lucas luis luke lyle mahmoud malcolm manuel marco
    marcus mario mark marshall martin marvin mathew matt matthew maurice max mehmet mel michael miguel mike
    miles milo mitch mitt mohamad mohamed mohammad mohammed morris muhammad mustafa nathan nathaniel neil nelson
    newt nicholas nick nigel noah noel norman oliver olivier omar oscar otto owen pablo patrice patrick paul
    pedro percy pete peter phil philip phillip pierre prakash preston rafael rahm rajiv ralph ramon randy ravi
    raymond reggie reince rex ricardo richard rick rob robert roberto rodney rodrigo roger roland roman ron
    ronald rowan roy rudy rupert russell ryan salman sam samuel sanjay santiago saul scott sean sebastian sergei
    sergey sergio seth shane shawn sherman sid simon spencer stanley stefan stephen steve steven stewart stuart
    tariq ted terrell terrence terry theodore thomas tim timothy tobias todd tom tommy tony trent trey tyler
    vernon victor vijay vikram vince vincent vladimir wallace walt walter warren wayne wendell wesley wilbur
    will william willie winston wolfgang xavier yasser yuri yusuf zach zachary""".split()
)
HERS = frozenset(
    """abigail ada adele adriana agnes aisha alexandra alexis alice alicia alison allison alma amanda amelia amina amy
    anastasia andrea angela angelina angie anita ann anna anne annette annie antonia april arlene ashley astrid
    ayesha barbara beatrice becky belinda bernadette bertha beth betsy betty beverly bianca bonnie brenda
    bridget brittany brooke caitlin camilla candace carla carly carmen carol carole caroline carolyn cassandra
    catherine cathy cecilia celia charlotte chelsea cheryl chloe christina christine cindy claire clara claudia
    colleen condoleezza connie constance cora corinne courtney crystal cynthia daisy dana danielle daphne
    darlene deanna debbie deborah debra deirdre delia denise diana diane dianne dolores dominique donna doreen
    doris dorothy edith edna eileen elaine eleanor elena elisabeth elise eliza elizabeth ella ellen eloise elsa
    emily emma erica erika erin esther ethel eugenia eva evelyn faith farah fatima felicia fiona flora florence
    frances gabriela gabrielle gail gayle geraldine gertrude gina gisele giulia gloria grace greta gretchen gwen
    gwendolyn hannah hazel heather heidi helen henrietta hilda hillary holly hope ida ilana ilhan imelda ingrid
    irene iris irma isabel isabella ivanka ivy jacinda jackie jacqueline jamila jane janelle janet janice jean
    jeanette jeanne jenna jennifer jenny jeri jessica jill joan joanne jocelyn jodi johanna josephine josie
    joyce juanita judith judy julia juliana julianne julie juliet kamala karen karin katarina kate katharine
    katherine kathleen kathryn kathy katie katrina kayla kellie kelly kellyanne kendra kerry kim kimberly
    kirsten kirstjen kristen kristi kristin kristina kristine lara laura lauren leigh leila lena leslie liliana
    lillian lily linda lisa lois loretta lori lorraine louise lucia lucille lucy luisa lydia lynn mabel
    madeleine madison maggie mandy marcia margaret margarita margot maria mariam marian marianne marie marilyn
    marina marissa marjorie marsha martha mary maryam maureen maya megan meghan melania melinda melissa mercedes
    meredith mia michele michelle mildred mindy minnie miranda miriam mollie molly mona monica muriel myra nadia
    nadine nancy naomi natalie natasha nell nellie nicole nikki nina noor nora norma octavia olga olivia paige
    pamela patricia patty paula paulette pauline peggy penelope penny petra philippa phoebe phyllis polly
    priscilla priti rachel ramona raquel rebecca regina renee rhonda rita roberta robin rosa rosalind rose
    rosemary roxanne ruth sabrina sadie sally salma samantha sandra sandy sara sarah sasha selena shannon sharon
    sheila shelby shelley sheryl shirley simone sonia sophia stacey stacy stella stephanie sue summer susan
    susanna suzanne svetlana sybil sylvia tamara tammy tanya tara tatiana teresa thelma theresa tiffany tina
    tracey tracy trisha trudy ursula valentina valerie vanessa vera veronica victoria viola virginia vivian
    viviane wanda wendy wilma xiomara yolanda yvonne zainab zoe""".split()
)

"""Given names that are frequent in Britain and hardly ever another word, in small letters.

They catch a name at the beginning of a sentence, where every word has a capital. Names that are
common words too, such as Grace or Will, are left out; a surname behind them gives them away.
"""

_NAMES = """
aaliyah aaron abdul abdullah abigail abu adam adrian agnes ahmed aidan aiden aisha alan albert
aleksandra alex alexander alexandra alfie ali alice alicia alisha amanda amelia amir amy andrea
andrew aneurin angela angharad anna anne annie anthony anya archie arthur ashley ava ayesha
barbara beatrice ben benjamin bethan bethany brandon brenda brian bronwen bryn caitlin callum
cameron carl carol caroline carys catherine cerys charles charlie charlotte chelsea cheryl chloe
christine christopher claire clare colin connor conor corey courtney craig daisy damian daniel
darren dave david dawid deborah declan denise derek diane dominic donna dylan ebony edward eleri
elijah elizabeth ella ellie elliot ellis elsie emily emma eric erin ethan eva evan evie ewan
fatima fiona fletcher florence francesca freddie frederick freya gareth gary gavin gemma
geoffrey george georgia georgina geraint gethin gillian graham gwen hannah harley harriet
harrison harry harvey hassan hayley heather heidi helen henry holly hussain hussein ian ibrahim
imogen imran isaac isabel isabella isabelle isaiah isla ismail ivan jackson jacob jacqueline
jade jaden jake jakub james jamie jane janet janice jared jason jasmine jayden jean jeffrey
jenna jennifer jenny jeremy jessica jill jim joan joanna joanne joe joel john jonathan jordan
joseph josephine josh joshua joyce jude judith julia julian julie justin kacper kai kaitlyn
karen karl kate katherine kathleen katie kayleigh keira keith kelly kenneth kerry kevin khadija
kian kieran kimberley kirsty kyle lara laura lauren leah leanne lee leila leo leon leonard leroy
lewis lexi liam lily linda lindsey lisa llewellyn logan lola lorraine louis louise luca lucas
lucy luke lydia maisie malik marcus margaret maria marie marilyn mariam martha martin maryam
mason mateusz matilda matthew maureen maxine maya megan melanie melissa mia michael michelle
mike millie mohamed mohammad mohammed molly morgan muhammad mustafa nadia naomi natalia natalie
natasha nathan nathaniel neil niamh nicholas nicola nicole nigel noah nora olivia oliver omar
oscar owain owen pamela patricia patryk paul paula pauline peter philip phoebe poppy priya
rachel ravi rebecca reece reuben rhian rhiannon rhys richard riley robert roger ronald rory
rosie rowan ruth ryan sally sam samantha samuel sandra sara sarah scarlett scott sean sebastian
seren shannon sharon shaun sheila shelley shirley sian simon sion sioned sofia sophia sophie
stacey stanley stephanie stephen steven stewart stuart susan suzanne sylvia szymon tamara tamsin
tanya tara teresa terence tia tiffany timothy toby tomos toni tracey tracy trevor tyler tyrone
valerie vanessa victoria vincent wayne wendy william yasmin yusuf zachary zahra zainab zara zoe
"""

GIVEN_NAMES = frozenset(_NAMES.split())

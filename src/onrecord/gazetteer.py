"""General word lists about the world: states, their people and capitals, agencies, titles, first names.

Written by hand from general knowledge and open to anyone's additions. They are hints for rules, never answers:
a name that is not listed here must come out just as well when the text itself says what it is.
"""

from __future__ import annotations

# state | other names | people and adjective | capital
_STATES = """
Afghanistan||Afghan Afghans|Kabul
Albania||Albanian Albanians|Tirana
Algeria||Algerian Algerians|Algiers
Andorra||Andorran Andorrans|
Angola||Angolan Angolans|Luanda
Argentina||Argentine Argentinian Argentines Argentinians|Buenos Aires
Armenia||Armenian Armenians|Yerevan
Australia||Australian Australians|Canberra
Austria||Austrian Austrians|Vienna
Azerbaijan||Azerbaijani Azeri Azerbaijanis Azeris|Baku
Bahamas|The Bahamas|Bahamian Bahamians|Nassau
Bahrain||Bahraini Bahrainis|Manama
Bangladesh||Bangladeshi Bangladeshis|Dhaka
Barbados||Barbadian Barbadians|Bridgetown
Belarus||Belarusian Belarusians|Minsk
Belgium||Belgian Belgians|Brussels
Belize||Belizean Belizeans|Belmopan
Benin||Beninese|Porto-Novo
Bhutan||Bhutanese|Thimphu
Bolivia||Bolivian Bolivians|La Paz
Bosnia and Herzegovina|Bosnia;Bosnia-Herzegovina|Bosnian Bosnians|Sarajevo
Botswana||Botswanan|Gaborone
Brazil||Brazilian Brazilians|Brasilia;Brasília
Brunei||Bruneian|Bandar Seri Begawan
Bulgaria||Bulgarian Bulgarians|Sofia
Burkina Faso||Burkinabe|Ouagadougou
Burundi||Burundian Burundians|Bujumbura;Gitega
Cambodia||Cambodian Cambodians|Phnom Penh
Cameroon||Cameroonian Cameroonians|Yaounde;Yaoundé
Canada||Canadian Canadians|Ottawa
Cape Verde|Cabo Verde|Cape_Verdean|Praia
Central African Republic||Central_African|Bangui
Chad||Chadian Chadians|N'Djamena
Chile||Chilean Chileans|Santiago
China|People's Republic of China;PRC|Chinese|Beijing
Colombia||Colombian Colombians|Bogota;Bogotá
Comoros||Comorian|Moroni
Costa Rica||Costa_Rican Costa_Ricans|San Jose
Croatia||Croatian Croatians Croat Croats|Zagreb
Cuba||Cuban Cubans|Havana
Cyprus||Cypriot Cypriots|Nicosia
Czech Republic|Czechia|Czech Czechs|Prague
Democratic Republic of the Congo|DRC;DR Congo;Democratic Republic of Congo|Congolese|Kinshasa
Denmark||Danish Dane Danes|Copenhagen
Djibouti||Djiboutian|
Dominican Republic||Dominican Dominicans|Santo Domingo
East Timor|Timor-Leste|Timorese|Dili
Ecuador||Ecuadorian Ecuadorians Ecuadorean|Quito
Egypt||Egyptian Egyptians|Cairo
El Salvador||Salvadoran Salvadorans|San Salvador
Equatorial Guinea||Equatoguinean|Malabo
Eritrea||Eritrean Eritreans|Asmara
Estonia||Estonian Estonians|Tallinn
Eswatini|Swaziland|Swazi Swazis|Mbabane
Ethiopia||Ethiopian Ethiopians|Addis Ababa
Fiji||Fijian Fijians|Suva
Finland||Finnish Finn Finns|Helsinki
France||French Frenchman Frenchmen|Paris
Gabon||Gabonese|Libreville
Gambia|The Gambia|Gambian Gambians|Banjul
Georgia||Georgian Georgians|Tbilisi
Germany||German Germans|Berlin
Ghana||Ghanaian Ghanaians|Accra
Greece||Greek Greeks|Athens
Grenada||Grenadian|
Guatemala||Guatemalan Guatemalans|Guatemala City
Guinea||Guinean Guineans|Conakry
Guinea-Bissau|Guinea Bissau||Bissau
Guyana||Guyanese|Georgetown
Haiti||Haitian Haitians|Port-au-Prince
Honduras||Honduran Hondurans|Tegucigalpa
Hungary||Hungarian Hungarians|Budapest
Iceland||Icelandic Icelander Icelanders|Reykjavik
India||Indian Indians|New Delhi
Indonesia||Indonesian Indonesians|Jakarta
Iran|Islamic Republic of Iran|Iranian Iranians|Tehran
Iraq||Iraqi Iraqis|Baghdad
Ireland|Republic of Ireland|Irish|Dublin
Israel||Israeli Israelis|Jerusalem;Tel Aviv
Italy||Italian Italians|Rome
Ivory Coast|Côte d'Ivoire;Cote d'Ivoire|Ivorian Ivorians|Abidjan;Yamoussoukro
Jamaica||Jamaican Jamaicans|Kingston
Japan||Japanese|Tokyo
Jordan||Jordanian Jordanians|Amman
Kazakhstan||Kazakh Kazakhs|Astana
Kenya||Kenyan Kenyans|Nairobi
Kosovo||Kosovar Kosovars|Pristina
Kuwait||Kuwaiti Kuwaitis|Kuwait City
Kyrgyzstan||Kyrgyz|Bishkek
Laos||Laotian Laotians Lao|Vientiane
Latvia||Latvian Latvians|Riga
Lebanon||Lebanese|Beirut
Lesotho||Basotho|Maseru
Liberia||Liberian Liberians|Monrovia
Libya||Libyan Libyans|Tripoli
Liechtenstein|||Vaduz
Lithuania||Lithuanian Lithuanians|Vilnius
Luxembourg||Luxembourgish|
Madagascar||Malagasy|Antananarivo
Malawi||Malawian Malawians|Lilongwe
Malaysia||Malaysian Malaysians|Kuala Lumpur
Maldives||Maldivian Maldivians|Malé
Mali||Malian Malians|Bamako
Malta||Maltese|Valletta
Mauritania||Mauritanian Mauritanians|Nouakchott
Mauritius||Mauritian Mauritians|Port Louis
Mexico||Mexican Mexicans|Mexico City
Moldova||Moldovan Moldovans|Chisinau
Monaco||Monegasque|
Mongolia||Mongolian Mongolians|Ulaanbaatar
Montenegro||Montenegrin Montenegrins|Podgorica
Morocco||Moroccan Moroccans|Rabat
Mozambique||Mozambican Mozambicans|Maputo
Myanmar|Burma|Burmese|Naypyidaw
Namibia||Namibian Namibians|Windhoek
Nepal||Nepali Nepalese Nepalis|Kathmandu
Netherlands|The Netherlands;Holland|Dutch Dutchman|Amsterdam;The Hague
New Zealand||New_Zealander New_Zealanders|Wellington
Nicaragua||Nicaraguan Nicaraguans|Managua
Niger||Nigerien|Niamey
Nigeria||Nigerian Nigerians|Abuja
North Korea|DPRK;Democratic People's Republic of Korea|North_Korean North_Koreans|Pyongyang
North Macedonia|Macedonia|Macedonian Macedonians|Skopje
Norway||Norwegian Norwegians|Oslo
Oman||Omani Omanis|Muscat
Pakistan||Pakistani Pakistanis|Islamabad
Palestine|State of Palestine|Palestinian Palestinians|Ramallah
Panama||Panamanian Panamanians|Panama City
Papua New Guinea||Papuan|Port Moresby
Paraguay||Paraguayan Paraguayans|Asuncion
Peru||Peruvian Peruvians|Lima
Philippines|The Philippines|Filipino Philippine Filipinos|Manila
Poland||Polish Pole Poles|Warsaw
Portugal||Portuguese|Lisbon
Qatar||Qatari Qataris|Doha
Republic of the Congo|Congo;Congo-Brazzaville||Brazzaville
Romania||Romanian Romanians|Bucharest
Russia|Russian Federation|Russian Russians|Moscow
Rwanda||Rwandan Rwandans|Kigali
Samoa||Samoan Samoans|Apia
Saudi Arabia|Kingdom of Saudi Arabia|Saudi Saudis|Riyadh
Senegal||Senegalese|Dakar
Serbia||Serbian Serbians Serb Serbs|Belgrade
Seychelles|||
Sierra Leone||Sierra_Leonean|Freetown
Singapore||Singaporean Singaporeans|
Slovakia||Slovak Slovaks Slovakian|Bratislava
Slovenia||Slovenian Slovenians Slovene|Ljubljana
Somalia||Somali Somalis|Mogadishu
South Africa||South_African South_Africans|Pretoria;Cape Town
South Korea|Republic of Korea|Korean Koreans South_Korean South_Koreans|Seoul
South Sudan||South_Sudanese|Juba
Soviet Union|USSR|Soviet Soviets|
Spain||Spanish Spaniard Spaniards|Madrid
Sri Lanka||Sri_Lankan Sri_Lankans|Colombo
Sudan||Sudanese|Khartoum
Suriname||Surinamese|Paramaribo
Sweden||Swedish Swede Swedes|Stockholm
Switzerland||Swiss|Bern;Geneva
Syria|Syrian Arab Republic|Syrian Syrians|Damascus
Taiwan|Republic of China|Taiwanese|Taipei
Tajikistan||Tajik Tajiks|Dushanbe
Tanzania||Tanzanian Tanzanians|Dodoma;Dar es Salaam
Thailand||Thai Thais|Bangkok
Togo||Togolese|Lome
Tonga||Tongan Tongans|
Trinidad and Tobago||Trinidadian|Port of Spain
Tunisia||Tunisian Tunisians|Tunis
Turkey|Türkiye;Turkiye|Turkish Turk Turks|Ankara
Turkmenistan||Turkmen|Ashgabat
Uganda||Ugandan Ugandans|Kampala
Ukraine||Ukrainian Ukrainians|Kyiv;Kiev
United Arab Emirates|UAE;U.A.E.;the Emirates|Emirati Emiratis|Abu Dhabi
United Kingdom|UK;U.K.;Britain;Great Britain|British Briton Britons|London
United States|US;U.S.;USA;U.S.A.;America;United States of America|American Americans|Washington
Uruguay||Uruguayan Uruguayans|Montevideo
Uzbekistan||Uzbek Uzbeks|Tashkent
Vatican|Vatican City;Holy See|Vatican|
Venezuela||Venezuelan Venezuelans|Caracas
Vietnam||Vietnamese|Hanoi
Yemen||Yemeni Yemenis|Sanaa;Sana'a
Zambia||Zambian Zambians|Lusaka
Zimbabwe||Zimbabwean Zimbabweans|Harare
"""

_ROWS = [line.split("|") for line in _STATES.split("\n") if line]

STATES: dict[str, str] = {
    name: row[0] for row in _ROWS for name in (row[0], *(other for other in row[1].split(";") if other))
}
"""Every name of a state → its usual name."""

DEMONYMS: dict[str, str] = {word.replace("_", " "): row[0] for row in _ROWS for word in row[2].split()}
"""Adjectives and names of people ("Iraqi", "Danes", "North Korean") → their state."""

CAPITALS: dict[str, str] = {city: row[0] for row in _ROWS for city in row[3].split(";") if city}
"""Capitals (with seats of government) → their state."""


def _listed(names: str) -> frozenset[str]:
    """Names divided by bars, over several lines."""
    return frozenset(name.strip() for name in " ".join(names.split()).split("|"))


PEOPLES = frozenset(
    """
    African Africans Asian Asians European Europeans Arab Arabs Arabic Kurdish Kurd Kurds Jewish Jew Jews Muslim
    Muslims Islamic Islamist Islamists Islam Christian Christians Christianity Catholic Catholics Protestant
    Protestants Orthodox Shiite Shiites Shia Shi'ite Shi'ites Sunni Sunnis Alawite Druze Yazidi Yazidis Buddhist
    Buddhists Hindu Hindus Sikh Sikhs Latino Latinos Latina Hispanic Hispanics Black White Western Eastern Northern
    Southern Westerners Latin Persian Persians Hebrew English Scottish Scots Welsh Zionist Zionists Takfiri Salafi
    Wahhabi Republican Republicans Democrat Democrats Democratic Communist Communists Socialist Socialists Marxist
    Conservative Conservatives Liberal Liberals Tory Tories Labour Nazi Nazis Turkmen Uighur Uighurs Uyghur Uyghurs
    Rohingya Tibetan Tibetans Chechen Chechens Crimean Bosniak Bosniaks Hutu Tutsi Pashtun Houthi Scandinavian Nordic
    Baltic Balkan Mediterranean Caribbean Californian Texan Texans New Yorker Yorkers Caucasian Anglo Afro Indigenous
    Inuit Maori Amazonian Anglican Methodist Baptist Lutheran Evangelical Evangelicals Mormon Mormons Islamophobia
    Islamophobic Semitic Semitism Stalinist Maoist Keynesian Londoner Londoners Parisian Parisians Catalan Catalans
    Basque Flemish Palestinian-American Trumpism
    """.split()
)
"""Adjectives and peoples that are no names by themselves, beside the demonyms."""

PLACES = _listed("""
    Africa | Asia | Europe | North America | South America | Latin America | Central America | Antarctica | Oceania |
    Middle East | Far East | Southeast Asia | South Asia | Central Asia | East Asia | North Africa | West Africa |
    East Africa | Western Europe | Eastern Europe | Balkans | Caucasus | Scandinavia | Caribbean | Persian Gulf | Gulf
    | Crimea | Donbas | Kashmir | Kurdistan | Gaza | Gaza Strip | West Bank | Golan Heights | Sinai | Sahel | Siberia
    | Tibet | Xinjiang | Hong Kong | Macau | England | Scotland | Wales | Northern Ireland | Catalonia | Bavaria |
    Chechnya | Darfur | Tigray | Puerto Rico | Greenland | Guantanamo Bay | Mosul | Aleppo | Idlib | Basra | Kirkuk |
    Erbil | Irbil | Fallujah | Raqqa | Homs | Istanbul | Karachi | Lahore | Mumbai | Delhi | Kolkata | Shanghai |
    Sydney | Melbourne | Toronto | Montreal | Vancouver | New York | New York City | Los Angeles | Chicago | Houston |
    Boston | Dallas | San Francisco | Seattle | Miami | Atlanta | Philadelphia | Detroit | Denver | Phoenix | San
    Diego | Las Vegas | Baltimore | New Orleans | Manhattan | Brooklyn | Washington D.C. | D.C. | DC | Munich |
    Hamburg | Frankfurt | Cologne | Milan | Naples | Barcelona | Marseille | Lyon | Manchester | Birmingham |
    Liverpool | Glasgow | Edinburgh | Belfast | Cardiff | Leeds | Oxford | Cambridge | Lagos | Kano | Mombasa |
    Johannesburg | Durban | Casablanca | Alexandria | Benghazi | Aden | Jeddah | Mecca | Medina | Dubai | Sharjah |
    Kandahar | Herat | Rio de Janeiro | Sao Paulo | São Paulo | Ho Chi Minh City | Osaka | Kharkiv | Odessa | Odesa |
    Mariupol | Donetsk | Luhansk | St Petersburg | St. Petersburg | Saint Petersburg | Krakow | Gdansk | Zurich |
    Antwerp | Rotterdam | Gothenburg | Hollywood | Wall Street | Silicon Valley | N.Y. | NY | N.J. | NJ | N.C. | S.C.
    | N.H. | N.M. | N.D. | S.D. | R.I. | Calif | Conn | Mass | Pa | Fla | Colo | Wis | Mich | Minn | Ariz | Tenn |
    Okla | La | Md | Va | W.Va. | Alabama | Alaska | Arizona | Arkansas | California | Colorado | Connecticut |
    Delaware | Florida | Hawaii | Idaho | Illinois | Indiana | Iowa | Kansas | Kentucky | Louisiana | Maine | Maryland
    | Massachusetts | Michigan | Minnesota | Mississippi | Missouri | Montana | Nebraska | Nevada | New Hampshire |
    New Jersey | New Mexico | North Carolina | North Dakota | Ohio | Oklahoma | Oregon | Pennsylvania | Rhode Island |
    South Carolina | South Dakota | Tennessee | Texas | Utah | Vermont | Virginia | West Virginia | Wisconsin |
    Wyoming | Ontario | Quebec | Alberta | British Columbia | Queensland | Victoria | New South Wales | Tasmania |
    Nova Scotia | Red Sea | Black Sea | Mediterranean Sea | Mediterranean | Caspian Sea | South China Sea | Pacific |
    Atlantic | Indian Ocean | Pacific Ocean | Atlantic Ocean | Arctic | Nile | Euphrates | Tigris | Danube | Rhine |
    Himalayas | Alps | Sahara | Amazon | Mars | Earth | Korea | Korean Peninsula | Arabian Peninsula | Horn of Africa
    | Strait of Hormuz | Gulf of Mexico | Gulf of Aden | Suez Canal | Punjab | Sindh | Balochistan | Kerala | Gujarat
    | Bihar | Bengal | West Bengal | Assam | Tamil Nadu | Maharashtra | Sicily | Sardinia | Tuscany | Lombardy |
    Transnistria | Abkhazia | South Ossetia | Nagorno-Karabakh | Zanzibar | Somaliland | Puntland | Okinawa | Tahrir
    Square | Red Square | Times Square | Green Zone | Levant | Mesopotamia | Sunni Triangle | Helmand | Wembley
    """)
"""Regions, provinces and large cities that are no capitals."""

AGENCIES = _listed("""
    AP | Associated Press | AFP | Agence France-Presse | Agence France Presse | Reuters | UPI | United Press
    International | DPA | Deutsche Presse-Agentur | EFE | ANSA | TASS | Itar-Tass | ITAR-TASS | RIA Novosti | RIA |
    Interfax | Sputnik | Xinhua | Kyodo | Kyodo News | Jiji | Yonhap | PTI | Press Trust of India | ANI | IANS | IRNA
    | ISNA | Fars | Fars News | Fars News Agency | Tasnim | Mehr | SANA | NINA | Anadolu | Anadolu Agency | AA | DHA |
    MENA | WAFA | Petra | KUNA | SPA | Saudi Press Agency | WAM | QNA | BNA | SABA | Antara | Bernama | VNA | KCNA |
    APA | Belga | ANP | NTB | TT | Ritzau | STT | PAP | CTK | MTI | Tanjug | HINA | Ukrinform | UNIAN | AAP | Canadian
    Press | PA | PA Media | Press Association | Getty Images |
    Notimex | Prensa Latina | Agencia EFE | Bloomberg News | Dow Jones
    Newswires | ANA | AGI | Lusa | Belta | NAN | News Agency of Nigeria | Maan | Ma'an | Rudaw | Shafaq News | Baghdad
    Today
    """)
"""News agencies, by the names they go by in other outlets' reports."""

OUTLETS = _listed("""
    BBC | CNN | CBS | ABC | NBC | MSNBC | CNBC | Fox News | NPR | PBS | C-SPAN | Al Jazeera | Al-Jazeera | Al Arabiya
    | Al-Arabiya | Press TV | Russia Today | Deutsche Welle | France 24 | Sky News | ITV | Voice of America | VOA |
    New York Times | Washington Post | Wall Street Journal | USA Today | Los Angeles Times | Guardian | Daily Mail |
    Daily Telegraph | Telegraph | Independent | Financial Times | Economist | Politico | Axios | Vox | Breitbart |
    HuffPost | Huffington Post | BuzzFeed | Daily Beast | Daily Caller | Newsweek | Time | Atlantic | New Yorker |
    Bloomberg | Le Monde | Le Figaro | Der Spiegel | Die Zeit | Bild | El País | El Pais | Haaretz | Jerusalem Post |
    Times of Israel | Al-Monitor | Arab News | Asharq Al-Awsat | Al-Mayadeen | Al-Manar | Al-Masirah | Al-Akhbar |
    Al-Ahram | Dawn | Hindu | Times of India | Hindustan Times | South China Morning Post | Global Times | People's
    Daily | Izvestia | Kommersant | Pravda | RT | Vice | Slate | Salon | Intercept | ProPublica | Middle East Eye |
    Radio Free Europe | National Review | Daily Star | Gulf News | Khaleej Times | Hurriyet | Daily Sabah
    """)
"""Outlets known in most countries, without "The"."""

BODIES = _listed("""
    UN | U.N. | United Nations | EU | E.U. | European Union | NATO | Nato | OPEC | OPEC+ | WHO | World Health
    Organization | IMF | World Bank | WTO | IAEA | UNICEF | UNESCO | UNHCR | UNRWA | OSCE | African Union | Arab
    League | ASEAN | G7 | G20 | G8 | BRICS | Interpol | Europol | Red Cross | Red Crescent | Amnesty International |
    Human Rights Watch | Greenpeace | Oxfam | Pentagon | White House | Kremlin | Congress | Senate | Capitol Hill |
    Capitol | House | House of Representatives | House of Commons
    | House of Lords | Downing Street | State Department | CIA | FBI | NSA | DHS | EPA | FDA | CDC | IRS | ICE | NASA |
    Fed | Federal Reserve | Supreme Court | Knesset | Bundestag | Duma | Taliban | Hamas | Hezbollah | Hizbullah |
    Hizbollah | Daesh | ISIS | ISIL | Islamic State | IS | al-Qaeda | Al-Qaeda | al Qaeda | Al Qaeda | al-Qaida | Boko
    Haram | al-Shabaab | al-Shabab | Al-Shabaab | PKK | PLO | Fatah | Mossad | MI5 | MI6 | KGB | FSB | IRA | ETA |
    FARC | Google | Facebook | Twitter | Apple | Microsoft | Amazon | Tesla | Boeing | Airbus | YouTube | Instagram |
    WhatsApp | Telegram | TikTok | Uber | Netflix | Toyota | Samsung | Huawei | Gazprom | Rosneft | Shell | BP | Exxon
    | GOP | Democratic Party | Republican Party | Labour Party | Parliament | Scotland Yard | Vatican | Wikipedia |
    WikiLeaks | Wall Street
    """)
"""International bodies, parliaments, services, movements and firms that are widely known by one name."""

ORG_HEADS = frozenset(
    """
    party ministry forces force units unit agency corps army navy brigade brigades battalion command headquarters
    council committee commission court department office bureau university college school institute institution
    foundation association federation union league alliance coalition front movement organization organisation group
    company corporation corp inc ltd llc plc co bank fund trust society church network news times post journal tribune
    herald gazette press magazine radio tv television channel airlines airways club team parliament assembly senate
    congress house government administration authority service services police guard guards militia cabinet center
    centre hospital museum library board chamber conference caucus campaign initiative project programme program
    partnership syndicate consortium industries holdings motors technologies systems laboratories labs pharmaceuticals
    energy electric petroleum oil insurance media studios records entertainment pictures secretariat directorate
    tribunal academy exchange reserve treasury laboratory clinic orchestra ensemble rangers united city fc afc squad
    mission observatory watch monitor brotherhood hezbollah resistance state regime jihad cell division regiment
    taskforce intelligence security affairs defense defence justice ombudsman registry register chronicle globe
    observer mail telegraph express mirror sun review weekly daily today democrats republicans conservatives
    enforcement studies representatives standards statistics sciences trusts associates partners investments ventures
    brands report greens socialists nations states investigation investigations prevention protection
    """.split()
) - frozenset("city state states today energy oil house defense defence justice united security sun watch".split())
"""Words that end the name of a body when they end a capitalised run."""

LOC_HEADS = frozenset(
    """
    province governorate district region county city town village street avenue road square river lake sea ocean gulf
    bay island islands peninsula mountain mountains mount valley desert canal strait port airport airfield base camp
    prison crossing bridge dam border highway park forest beach coast hills heights hill plains plateau oblast canton
    prefecture territory territories neighbourhood neighborhood quarter suburb municipality refinery field plant
    palace stadium cemetery tunnel cape falls creek springs complex republic kingdom emirate cathedral mosque temple
    shrine plaza boulevard
    """.split()
)
"""Words that make a place of the name before (or, "province of X", behind) them."""

TITLES = frozenset(
    """
    mr mrs ms miss dr prof sir dame lord lady madam president vice-president minister premier chancellor king queen
    prince princess emperor sultan emir sheikh sheik shaikh shaykh imam ayatollah hojatoleslam mullah mufti rabbi pope
    cardinal bishop archbishop father reverend rev pastor patriarch senator sen rep representative representatives
    senators sens reps congressman congresswoman governor gov mayor ambassador secretary chief commissioner director
    chairman chairwoman chairperson chair chief-of-staff commander commander-in-chief general gen lieutenant lt
    colonel col major maj captain capt sergeant sgt corporal admiral adm brigadier brig marshal commodore cmdr officer
    inspector detective sheriff constable judge justice attorney lawyer prosecutor professor doctor nurse spokesman
    spokeswoman spokesperson speaker leader deputy mp lawmaker councillor councilman councilwoman envoy delegate
    coordinator adviser advisor analyst expert economist historian journalist reporter correspondent editor author
    writer actor actress singer director-general secretary-general vice-chairman co-founder founder ceo cfo coach
    manager striker defender goalkeeper midfielder superintendent undersecretary under-secretary solicitor caliph
    chairmen brother sister uncle aunt mother saint st baroness baron duke duchess count countess earl ministers
    presidents leaders counsel whip seyyed sayyid sayyed hajj haji hon honourable honorable crown first-lady
    """.split()
) - frozenset("st saint count mother".split())
"""Words before a person's name that are no part of it."""

TITLE_PARTS = frozenset(
    """
    prime foreign defence defense interior finance home vice deputy former ex acting interim assistant associate
    senior chief lead brigadier lieutenant major rear vice-admiral air field grand supreme crown first attorney
    national security health education justice trade energy oil environment agriculture transport information culture
    labour labor housing communications general executive managing press media military state special staff house
    senate federal police speaker-elect elect opposition majority minority party district high chief-justice economy
    planning treasury commerce water electricity human migration immigration intelligence political religious
    spiritual top late then
    """.split()
)
"""Words that stand before a title and belong to it ("Defence Minister", "Lieutenant General")."""

FIRST_NAMES = frozenset(
    """
    Aaron Abbas Abdallah Abdel Abdul Abdulaziz Abdullah Abdullahi Abe Abigail Abraham Abu Adam Adel Adnan Adrian Agnes
    Ahmad Ahmed Aisha Akbar Akira Alan Albert Alberto Alejandro Aleksandr Alex Alexander Alexandra Alexandre Alexei
    Alexey Alfred Ali Alice Alison Allan Allen Amal Amanda Amina Amir Amy Ana Anastasia Anatoly Anders Andre André
    Andrea Andreas Andrei Andrej Andrew Andrey Andrzej Andy Angela Angelina Anita Ann Anna Anne Annie Anthony Antoine
    Anton Antonio Antony Anwar Arash Ari Ariel Arnold Arthur Arturo Asad Asghar Ashley Ashraf Asif Audrey August
    Austin Ayman Aziz Babak Barack Barbara Barbra Barry Bashar Basil Beatrice Ben Benjamin Bernard Bernie Beth Betty
    Beverly Bill Billy Björn Bob Bobby Boris Brad Brandon Brenda Brendan Brent Brett Brian Bruce Bruno Bryan Caleb
    Calvin Cameron Camille Carl Carla Carlo Carlos Carmen Carol Caroline Carolyn Carrie Catherine Cathy Cecilia Chad
    Charles Charlie Charlotte Chelsea Cheryl Chloe Chris Christian Christina Christine Christopher Chuck Cindy Claire
    Clara Clarence Claude Claudia Clive Colin Connor Corey Cory Craig Curtis Cynthia Cyril Damian Dan Dana Daniel
    Daniela Danielle Danny Darren Dave David Davide Dawn Dean Deborah Debra Denis Dennis Derek Diana Diane Diego
    Dieter Dimitri Dirk Dmitri Dmitry Dominic Dominique Don Donald Donna Doris Dorothy Doug Douglas Duncan Dylan
    Ebrahim Ed Eddie Edgar Eduardo Edward Edwin Ehud Eileen Elaine Elena Eli Elias Elizabeth Ella Ellen Elliot Emily
    Emma Emmanuel Enrique Eric Erica Erik Ernest Ernesto Esmail Ethan Eugene Eva Evan Evelyn Evo Fadi Fahad Faisal
    Farid Farouk Fatima Federico Felix Ferdinand Fernando Fiona Florence Florian Frances Francesca Francesco Francis
    Francisco Franck Francois François Frank Franklin Franz Fred Frederick Fritz Gabriel Gareth Gary Gavin Gemma Geoff
    Geoffrey George Georges Gerald Gerard Gerhard Gianni Gilbert Gina Giovanni Giorgio Giuseppe Glenn Gloria Gordon
    Grace Graham Greg Gregory Guillaume Guillermo Gustavo Guy Haidar Haider Hakan Hamad Hamid Hans Harold Harriet
    Harry Haruki Harvey Hasan Hashim Hassan Heather Hector Heidi Heinz Helen Helena Helmut Henri Henrik Henry Herbert
    Herman Hilary Hillary Hiroshi Holly Howard Hugh Hugo Hussain Hussein Ian Ibrahim Igor Ilham Ilya Imran Ingrid
    Irene Iris Isaac Isabel Isabella Ismail Ivan Ivana Jack Jackie Jackson Jacob Jacques Jafar Jair Jake Jamal James
    Jamie Jan Jane Janet Janice Jared Jason Jasper Javier Jay Jean Jeff Jeffrey Jennifer Jens Jeremy Jerome Jerry
    Jesse Jessica Jesus Jill Jim Jimmy Joan Joanna Joanne Joe Joel Johan Johann Johannes John Johnny Jon Jonas
    Jonathan Jorge José Jose Josef Joseph Josephine Josh Joshua Joyce Juan Judith Judy Julia Julian Julie Julien Julio
    Justin Kamal Kamala Karen Karim Karin Karl Kassem Kate Katherine Kathleen Kathryn Kathy Katie Katrina Kayla Keith
    Kelly Ken Kenneth Kenji Kevin Khaled Khalid Khalifa Kim Kimberly Kirill Klaus Konstantin Kristen Kristin Kurt Kyle
    Lara Larry Lars Laura Lauren Laurence Laurent Lawrence Leah Lee Leila Leo Leon Leonard Leonid Leonardo Leslie Li
    Liam Lillian Linda Lindsay Lindsey Lisa Liz Lloyd Loretta Lorenzo Louis Louise Luc Luca Lucas Lucia Lucy Luigi
    Luis Luiz Luke Lyndon Lynn Madeleine Mahdi Mahmood Mahmoud Malcolm Manuel Marc Marcel Marco Marcos Marcus Margaret
    Maria Marie Marilyn Marina Mario Marion Mark Markus Marta Martha Martin Marwan Mary Masoud Massimo Mateusz Mathew
    Matt Matteo Matthew Matthias Maurice Mauricio Max Maxim Maxine Megan Mehdi Mehmet Melanie Melissa Michael Michel
    Michele Michelle Miguel Mihail Mike Mikhail Milan Milos Mina Ming Miriam Mitch Mitchell Mitt Mohamed Mohammad
    Mohammed Mohsen Moises Mona Monica Morgan Moshe Mostafa Muammar Muhammad Muhammadu Mukhtar Munir Murat Musa
    Mustafa Nabil Nadia Nancy Naomi Naser Nasir Nasser Natalia Natalie Natasha Nathan Nawaz Neal Neil Nelson Nicholas
    Nick Nicola Nicolas Nicolás Nicole Nigel Nikita Nikki Nikol Nikolai Nikos Nina Noah Noam Nora Norman Nouri Olaf
    Oleg Olga Oliver Olivia Omar Oscar Osama Otto Owen Pablo Pamela Paolo Pascal Pat Patricia Patrick Paul Paula Paulo
    Pavel Pedro Peggy Penny Pete Peter Petr Petra Petro Phil Philip Philippe Phillip Pierre Pieter Piotr Qais Qasem
    Qasim Qassem Rachel Rafael Rafik Ralph Ramon Ramzan Randy Raoul Rashid Raul Ray Raymond Rebecca Recep Reem Reza
    Ricardo Richard Rick Riyad Rob Robert Roberta Roberto Robin Rod Rodney Rodrigo Roger Roland Roman Ron Ronald Rosa
    Rosemary Ross Roy Ruben Rudolf Rudy Rupert Russell Ruth Ryan Sabah Saad Saddam Sadiq Saeed Saleh Salim Sally
    Salman Salvador Sam Samantha Sami Samir Samuel Sandra Sara Sarah Satoshi Scott Sean Sebastian Serge Sergei Sergey
    Sergio Seth Shane Shannon Sharon Shaun Shawn Sheila Shinzo Shirley Sidney Silvia Silvio Simon Simone Sofia Sonia
    Sophia Sophie Stacey Stanley Stefan Stefano Stella Stephanie Stephen Steve Steven Stewart Stuart Sue Suleiman
    Susan Susanna Suzanne Sven Sylvia Tariq Tamara Tammy Tania Tara Tatiana Ted Teresa Terry Theodore Theresa Thierry
    Thomas Tiffany Tim Timothy Tina Todd Tom Tomas Tommy Toni Tony Tracy Travis Trevor Tyler Umar Ursula Valentina
    Valerie Vanessa Vera Vernon Veronica Victor Victoria Viktor Vincent Vincenzo Viola Virginia Vitali Vivian Vladimir
    Volodymyr Walid Walter Wang Warren Wayne Wendy Wesley Wilhelm Will William Willy Winston Wolfgang Xavier Xi Yahya
    Yair Yan Yang Yasser Yasmin Yevgeny Yitzhak Yoko Yoshihide Yousef Youssef Yuri Yusuf Yves Zachary Zaki Zhang Zoe
    Zoran Narendra Rahul Amit Sanjay Rajesh Arun Anil Sunil Suresh Ramesh Vijay Ravi Priya Deepak Manmohan Jawaharlal
    Indira Rajiv Chinua Goodluck Olusegun Kofi Kwame Yoweri Thabo Desmond Uhuru Raila
    """.split()
)
"""Common first names of many countries."""

GENERIC_BODY = frozenset(
    """
    units unit forces force group groups movement organisation organization militia militias brigade brigades army
    fighters faction factions network party coalition front resistance committees committee
    """.split()
)
"""Nouns that reports exchange for one another at the end of one body's name."""

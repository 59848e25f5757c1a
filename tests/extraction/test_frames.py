"""Frames on the real parser: verbs of all stances, voices, negation, announced acts, own words, what is no statement."""

from collections.abc import Callable, Sequence

Check = Callable[[Sequence[tuple[str, str]], int], None]

ACTIVE = [
    ("Kenya declared that its border with Somalia was open.", "Kenya -declare>"),
    ("Colombia's foreign minister said the harvest had been good.", "Colombia -declare>"),
    ("Brazil urged Argentina to lower its tariffs.", "Brazil -appeal> Argentina"),
    ("Chile called on Bolivia to return to the court.", "Chile -appeal> Bolivia"),
    ("Ghana asked Togo to reopen the border.", "Ghana -appeal> Togo"),
    ("Mali appealed to Algeria for help.", "Mali -appeal> Algeria"),
    ("Norway promised to answer Iceland's letter.", "Norway -pledge> Iceland"),
    ("Oman offered Yemen its mediation.", "Oman -offer> Yemen"),
    ("Peru proposed talks to Ecuador.", "Peru -offer> Ecuador"),
    ("Cuba invited Mexico to a summit.", "Cuba -offer> Mexico"),
    ("Sudan accepted Egypt's proposal.", "Sudan -agree> Egypt"),
    ("Serbia signed a trade agreement with Albania.", "Serbia -agree> Albania"),
    ("Laos agreed to Thailand's request.", "Laos -agree> Thailand"),
    ("Jordan held talks with Syria on Tuesday.", "Jordan -consult> Syria"),
    ("Malta discussed the rescue of migrants with Libya.", "Malta -consult> Libya"),
    ("Angola backed Zambia in the dispute.", "Angola -support> Zambia"),
    ("Cyprus defended Greece's decision.", "Cyprus -support> Greece"),
    ("Tunisia sided with Morocco.", "Tunisia -support> Morocco"),
    ("India exchanged prisoners with Pakistan.", "India -cooperate> Pakistan"),
    ("Uganda cooperated with Rwanda in the search.", "Uganda -cooperate> Rwanda"),
    ("Germany sent medical supplies to Nepal.", "Germany -aid> Nepal"),
    ("Canada donated vaccines to Haiti.", "Canada -aid> Haiti"),
    ("Sweden supplied Estonia with missiles.", "Sweden -aid> Estonia"),
    ("Iran released three French prisoners.", "Iran -concede> France"),
    ("Venezuela eased its restrictions on Colombian imports.", "Venezuela -concede> Colombia"),
    ("Turkey demanded that Syria withdraw its troops.", "Turkey -demand> Syria"),
    ("Lebanon wants Israel to stop the flights.", "Lebanon -demand> Israel"),
    ("China required Australia to apologise.", "China -demand> Australia"),
    ("Ireland condemned Belarus.", "Ireland -criticize> Belarus"),
    ("Spain criticised Morocco for its silence.", "Spain -criticize> Morocco"),
    ("Bolivia denounced Chile's decision.", "Bolivia -criticize> Chile"),
    ("Armenia accused Azerbaijan of torturing prisoners.", "Armenia -accuse> Azerbaijan"),
    ("India blamed Pakistan for the bombing.", "India -accuse> Pakistan"),
    ("Sudan denied Ethiopia's claim.", "Sudan -deny> Ethiopia"),
    ("Egypt refused Sudan's request.", "Egypt -reject> Sudan"),
    ("Cambodia dismissed Thailand's proposal.", "Cambodia -reject> Thailand"),
    ("Taiwan warned China against an invasion.", "Taiwan -warn> China"),
    ("France warned Lebanon that its economy could collapse.", "France -warn> Lebanon"),
    ("Iran threatened to strike Israel.", "Iran -threaten> Israel"),
    ("Haiti protested against the Dominican Republic's deportations.", "Haiti -protest> Dominican Republic"),
    ("South Korea summoned the Japanese ambassador.", "South Korea -protest> Japan"),
    ("North Korea deployed artillery against South Korea.", "North Korea -mobilize> South Korea"),
    ("Australia imposed sanctions on Myanmar.", "Australia -sanction> Myanmar"),
    ("Colombia expelled two Cuban diplomats.", "Colombia -sanction> Cuba"),
    ("Indonesia seized a Vietnamese trawler.", "Indonesia -coerce> Vietnam"),
    ("Eritrea detained four Ethiopian journalists.", "Eritrea -coerce> Ethiopia"),
    ("Israel bombed Syria.", "Israel -assault> Syria"),
    ("Iraq invaded Kuwait.", "Iraq -assault> Kuwait"),
    ("Saudi Arabia launched air strikes on Yemen.", "Saudi Arabia -assault> Yemen"),
    ("Kenya announced that the harvest had failed.", "Kenya -declare>"),
    ("Benin implored Nigeria to open the crossing.", "Benin -appeal> Nigeria"),
    ("Honduras pleaded with Mexico for food.", "Honduras -appeal> Mexico"),
    ("Bangladesh pressed Myanmar to take back the refugees.", "Bangladesh -appeal> Myanmar"),
    ("The Philippines assured Vietnam of its friendship.", "Philippines -pledge> Vietnam"),
    ("Kuwait guaranteed Iraq a loan.", "Kuwait -pledge> Iraq"),
    ("Kazakhstan volunteered to host the talks.", "Kazakhstan -offer>"),
    ("Mongolia approved China's pipeline.", "Mongolia -agree> China"),
    ("Nepal ratified the treaty with India.", "Nepal -agree> India"),
    ("Mauritania and Senegal signed a fishing accord.", "Mauritania -agree> Senegal; Senegal -agree> Mauritania"),
    ("Uzbekistan met with Tajikistan.", "Uzbekistan -consult> Tajikistan"),
    ("Croatia negotiated with Slovenia over the bay.", "Croatia -consult> Slovenia"),
    ("Zimbabwe praised South Africa.", "Zimbabwe -support> South Africa"),
    ("Paraguay recognised Kosovo's independence.", "Paraguay -support> Kosovo"),
    ("Suriname endorsed Guyana's claim.", "Suriname -support> Guyana"),
    ("Ivory Coast shared intelligence with Ghana.", "Ivory Coast -cooperate> Ghana"),
    ("Thailand collaborated with Malaysia on the search.", "Thailand -cooperate> Malaysia"),
    ("Turkey delivered drones to Ethiopia.", "Turkey -aid> Ethiopia"),
    ("Finland granted asylum to two Belarusian activists.", "Finland -aid> Belarus"),
    ("Syria freed a Lebanese reporter.", "Syria -concede> Lebanon"),
    ("Tanzania apologised to Zambia.", "Tanzania -concede> Zambia"),
    ("Nigeria ordered Cameroon to leave the peninsula.", "Nigeria -demand> Cameroon"),
    ("Guatemala demanded an apology from Belize.", "Guatemala -demand> Belize"),
    ("Panama demanded compensation from Nicaragua.", "Panama -demand> Nicaragua"),
    ("Bhutan slammed China.", "Bhutan -criticize> China"),
    ("Afghanistan deplored Pakistan's shelling.", "Afghanistan -criticize> Pakistan"),
    ("Denmark rebuked Turkey over the arrests.", "Denmark -criticize> Turkey"),
    ("Congo accused Rwanda of arming rebels.", "DR Congo -accuse> Rwanda"),
    ("Uganda alleged that Rwanda had spied on its ministers.", "Uganda -accuse> Rwanda"),
    ("Iran denied the British allegation.", "Iran -deny> United Kingdom"),
    ("Ukraine rebuffed Hungary's request.", "Ukraine -reject> Hungary"),
    ("Switzerland declined Brazil's invitation.", "Switzerland -reject> Brazil"),
    ("Spain vetoed Gibraltar's application.", "Spain -reject> Gibraltar"),
    ("South Sudan opposed Sudan's plan.", "South Sudan -reject> Sudan"),
    ("Greece cautioned Turkey against drilling.", "Greece -warn> Turkey"),
    ("Pakistan vowed to retaliate against India.", "Pakistan -threaten> India"),
    ("Azerbaijan threatened Armenia with war.", "Azerbaijan -threaten> Armenia"),
    ("Thailand massed tanks near Cambodia.", "Thailand -mobilize> Cambodia"),
    ("Venezuela mobilised its army against Colombia.", "Venezuela -mobilize> Colombia"),
    ("The United States blacklisted three Chinese companies.", "United States -sanction> China"),
    ("Bahrain recalled its ambassador from Lebanon.", "Bahrain -sanction> Lebanon"),
    ("Latvia expelled a Belarusian diplomat.", "Latvia -sanction> Belarus"),
    ("Belarus arrested a Polish journalist.", "Belarus -coerce> Poland"),
    ("Equatorial Guinea jailed two South African engineers.", "Equatorial Guinea -coerce> South Africa"),
    ("North Korea hacked South Korea.", "North Korea -coerce> South Korea"),
    ("Rwanda shelled Congo.", "Rwanda -assault> DR Congo"),
    ("Kyrgyzstan attacked Tajikistan.", "Kyrgyzstan -assault> Tajikistan"),
    ("Ethiopia carried out an air strike on Tigray.", "Ethiopia -assault> Tigray"),
    ("Chile welcomed Argentina's decision.", "Chile -support> Argentina"),
    ("Estonia thanked Canada.", "Estonia -support> Canada"),
]

PASSIVE = [
    ("Argentina was urged by Brazil to lower its tariffs.", "Brazil -appeal> Argentina"),
    ("Togo was asked by Ghana to reopen the border.", "Ghana -appeal> Togo"),
    ("Vietnam was promised new loans by Japan.", "Japan -pledge> Vietnam"),
    ("Yemen was offered mediation by Oman.", "Oman -offer> Yemen"),
    ("Egypt's proposal was accepted by Sudan.", "Sudan -agree> Egypt"),
    ("Zambia was backed by Angola.", "Angola -support> Zambia"),
    ("Three French prisoners were released by Iran.", "Iran -concede> France"),
    ("Belarus was condemned by Ireland.", "Ireland -criticize> Belarus"),
    ("Azerbaijan was accused by Armenia of torturing prisoners.", "Armenia -accuse> Azerbaijan"),
    ("Pakistan was blamed by India for the bombing.", "India -accuse> Pakistan"),
    ("Ethiopia's claim was denied by Sudan.", "Sudan -deny> Ethiopia"),
    ("Lebanon was warned by France that its economy could collapse.", "France -warn> Lebanon"),
    ("Israel was threatened by Iran.", "Iran -threaten> Israel"),
    ("The Japanese ambassador was summoned by South Korea.", "South Korea -protest> Japan"),
    ("Sanctions were imposed on Myanmar by Australia.", "Australia -sanction> Myanmar"),
    ("Two Cuban diplomats were expelled by Colombia.", "Colombia -sanction> Cuba"),
    ("A Vietnamese trawler was seized by Indonesia.", "Indonesia -coerce> Vietnam"),
    ("Syria was bombed by Israel.", "Israel -assault> Syria"),
    ("Kuwait was invaded by Iraq.", "Iraq -assault> Kuwait"),
    ("Nicaragua was sanctioned by Canada.", "Canada -sanction> Nicaragua"),
    ("Gabon was praised by Cameroon.", "Cameroon -support> Gabon"),
    ("Kosovo was recognised by Israel.", "Israel -support> Kosovo"),
    ("Eritrea was criticised by Djibouti for the raid.", "Djibouti -criticize> Eritrea"),
    ("Two Turkish soldiers were killed by Syria.", "Syria -assault> Turkey"),
    ("A Polish journalist was arrested by Belarus.", "Belarus -coerce> Poland"),
    ("The treaty was signed by Peru.", "Peru -agree>"),
    ("Chad's request was turned down by Libya.", "Libya -reject> Chad"),
]

NOUNS = [
    ("Sudan rejected Egypt's demand to withdraw its troops.", "Sudan -reject> Egypt; Egypt -demand> Sudan"),
    ("The market ignored India's demand for an apology.", ""),
    ("Egyptian demands fell on deaf ears.", ""),
]

NEGATED = [
    ("Kenya did not accept Somalia's proposal.", "Kenya -reject> Somalia"),
    ("Kenya will never accept Somalia's proposal.", "Kenya -reject> Somalia"),
    ("Kenya refused to accept Somalia's proposal.", "Kenya -reject> Somalia"),
    ("Hungary did not condemn Belarus.", ""),
    ("Tunisia does not support Libya's candidate.", "Tunisia -reject> Libya"),
    ("Egypt has not attacked Sudan.", ""),
]

ANNOUNCED = [
    ("Egypt will bomb Libya.", "Egypt -threaten> Libya"),
    ("Australia will impose sanctions on Myanmar.", "Australia -threaten> Myanmar"),
    ("Jordan will meet Syria on Friday.", "Jordan -pledge> Syria"),
    ("“We will send medicine to Nepal,” Germany's chancellor said.", "Germany -aid> Nepal"),
    ("Serbia announced that it would release the Albanian prisoners.", "Serbia -pledge> Albania"),
    ("Indonesia may seize the Vietnamese trawler.", ""),
    ("Israel could bomb Syria.", ""),
]

OWN = [
    ("“We reject Chile's proposal,” Bolivia's foreign minister said.", "Bolivia -reject> Chile"),
    ("“I condemn Belarus,” Poland's president said.", "Poland -criticize> Belarus"),
    ("“We stand with Kenya,” Uganda's prime minister said.", "Uganda -support> Kenya"),
    ("“We demand that Kenya pay us,” Somalia said.", "Somalia -demand> Kenya"),
]

ASKED = [
    ("Kenya demands that Somalia release the sailors.", "Kenya -demand> Somalia"),
    ("Sudan urged Egypt to send food to Chad.", "Sudan -appeal> Egypt"),
    ("Togo asked Ghana to arrest the Beninese rebels.", "Togo -appeal> Ghana"),
    ("Mali demanded that Niger expel the French ambassador.", "Mali -demand> Niger"),
]

SILENT = [
    ("After Turkey invaded Syria, Greece condemned Turkey.", "Greece -criticize> Turkey"),
    ("Kenya joined the bloc in 1999.", ""),
    ("Serbia has about 30,000 soldiers.", ""),
    ("There are growing fears of a war.", ""),
]


def test_verbs_in_the_active(check: Check) -> None:
    check(ACTIVE, 99)


def test_verbs_in_the_passive(check: Check) -> None:
    check(PASSIVE, 27)


def test_nominalised_stances_stand_alone_only_when_full(check: Check) -> None:
    check(NOUNS, 3)


def test_negation_and_reversal(check: Check) -> None:
    check(NEGATED, 6)


def test_what_is_announced_or_only_possible(check: Check) -> None:
    check(ANNOUNCED, 7)


def test_the_first_person_is_the_speaker(check: Check) -> None:
    check(OWN, 4)


def test_what_is_asked_for_is_no_act(check: Check) -> None:
    check(ASKED, 4)


def test_background_is_no_statement(check: Check) -> None:
    check(SILENT, 4)


TURNED = [
    ("Serbia will not recognise Kosovo.", "Serbia -reject> Kosovo"),
    ("Chad has never threatened Libya.", ""),
    ("Greece failed to condemn Turkey.", ""),
    ("Cyprus cannot accept Turkey's plan.", "Cyprus -reject> Turkey"),
    ("Nobody condemned Israel.", ""),
    ("Kenya never accused Somalia of piracy.", ""),
    ("Bolivia did not reject Chile's proposal.", ""),
    ("Cuba did not deny Haiti's claim.", ""),
    ("Norway will not send weapons to Ethiopia.", "Norway -reject> Ethiopia"),
    ("“We are not afraid of Israel,” Iran's president said.", "Iran -declare>"),
    ("Georgia lifted its veto against Armenia's membership.", "Georgia -concede> Armenia"),
    ("Chad dropped its accusation against Sudan.", "Chad -concede> Sudan"),
    ("“There can be no compromise on our borders,” Armenia's prime minister said.", "Armenia -reject>"),
]


def test_more_negation(check: Check) -> None:
    check(TURNED, 13)


WISHES = [
    ("Syria wants to join the union.", ""),
    ("Ukraine hopes to sign the treaty.", ""),
    ("Egypt expects an answer from Ethiopia.", "Egypt -demand> Ethiopia"),
    ("Egypt told Ethiopia to stop filling the dam.", "Egypt -demand> Ethiopia"),
    ("Malawi lodged a formal complaint with Mozambique.", "Malawi -protest> Mozambique"),
    ("Peru handed a protest note to the Chilean ambassador.", "Peru -protest> Chile"),
    ("Iran's threats against Israel continued.", ""),
    ("The Kremlin's claim that Ukraine attacked the bridge is false, Kyiv said.", "Russia -accuse> Ukraine; Ukraine -deny> Russia"),
    ("The American decision to impose sanctions on Cuba was condemned by Mexico.", "Mexico -criticize> United States"),
    ("Ghana, which borders Togo, closed the crossing.", ""),
]


def test_wishes_orders_and_notes(check: Check) -> None:
    check(WISHES, 10)


ACTS = [
    ("The European Union suspended aid to Ethiopia.", "European Union -sanction> Ethiopia"),
    ("Canada froze the assets of three Venezuelan ministers.", "Canada -sanction> Venezuela"),
    ("Japan banned imports from North Korea.", "Japan -sanction> North Korea"),
    ("Britain barred Belarusian airlines.", "United Kingdom -sanction> Belarus"),
    ("Turkey is supplying Azerbaijan with drones.", "Turkey -aid> Azerbaijan"),
    ("The United States shipped 50 tonnes of ammunition to Lebanon.", "United States -aid> Lebanon"),
    ("Ethiopia declared a ceasefire in Tigray.", "Ethiopia -concede>"),
    ("Morocco reopened its airspace to Algerian planes.", "Morocco -concede> Algeria"),
    ("India withdrew its troops from the Doklam plateau.", "India -concede>"),
    ("Turkey apologised to Israel for the incident.", "Turkey -concede> Israel"),
    ("The United States lifted sanctions on Sudan.", "United States -concede> Sudan"),
    ("Iran seized a British tanker.", "Iran -coerce> United Kingdom"),
    ("Belarus forced a Lithuanian airliner to land.", "Belarus -coerce> Lithuania"),
    ("Turkey jailed a German reporter.", "Turkey -coerce> Germany"),
    ("China blocked a Philippine ship.", "China -coerce> Philippines"),
    ("Ethiopia banned an Egyptian television channel.", "Ethiopia -coerce> Egypt"),
    ("Eritrean soldiers kidnapped Ethiopian farmers.", "Eritrea -coerce> Ethiopia"),
    ("Azerbaijani forces shelled Armenian villages.", "Azerbaijan -assault> Armenia"),
    ("Syrian jets bombed a Turkish convoy.", "Syria -assault> Turkey"),
    ("Pakistan shot down an Indian jet.", "Pakistan -assault> India"),
    ("Two Indian soldiers were killed by Chinese troops.", "China -assault> India"),
    ("Israeli warplanes struck targets in Syria.", "Israel -assault> Syria"),
    ("Kenyan police opened fire on Somali refugees.", "Kenya -assault> Somalia"),
    ("Rebels attacked a town.", ""),
    ("China has sent warships towards Taiwan.", "China -mobilize> Taiwan"),
    ("Greek and Turkish ships faced each other.", ""),
    ("Egypt and Sudan held joint exercises aimed at Ethiopia.", "Egypt -mobilize> Ethiopia; Sudan -mobilize> Ethiopia"),
    ("Azerbaijan deployed tanks near Armenia.", "Azerbaijan -mobilize> Armenia"),
    ("Bangladesh summoned Myanmar's ambassador.", "Bangladesh -protest> Myanmar"),
    ("Pakistan protested to India over the shelling.", "Pakistan -protest> India"),
    ("Armenia and Azerbaijan exchanged prisoners.", "Armenia -cooperate> Azerbaijan; Azerbaijan -cooperate> Armenia"),
    ("Kenya is working with Ethiopia on the corridor.", "Kenya -cooperate> Ethiopia"),
]


def test_acts(check: Check) -> None:
    check(ACTS, 32)


WORDS = [
    ("“Taiwan will face consequences,” China's defence minister said.", "China -threaten> Taiwan"),
    ("China warned of consequences if Japan interfered.", "China -threaten> Japan"),
    ("Turkey vowed revenge on Syria.", "Turkey -threaten> Syria"),
    ("Azerbaijan said it would retake the region by force.", "Azerbaijan -threaten>"),
    ("Germany warned Russia against further escalation.", "Germany -warn> Russia"),
    ("Turkey rejected Armenia's accusation.", "Turkey -deny> Armenia"),
    ("Switzerland is prepared to host talks between Iran and Israel.", "Switzerland -offer> Iran, Israel"),
    ("Turkey proposed a joint commission to Armenia.", "Turkey -offer> Armenia"),
    ("Qatar invited the Taliban to Doha.", "Qatar -offer> Taliban"),
    ("Egypt and Sudan signed a defence pact.", "Egypt -agree> Sudan; Sudan -agree> Egypt"),
    ("Israel and Lebanon reached a deal on the sea border.", "Israel -agree> Lebanon; Lebanon -agree> Israel"),
    ("Chad approved Cameroon's pipeline.", "Chad -agree> Cameroon"),
    ("Serbia bowed to Kosovo's demand.", "Serbia -concede> Kosovo"),
]


def test_threats_denials_offers_agreements(check: Check) -> None:
    check(WORDS, 13)


JUDGED = [
    ("The decision by Ghana remains unacceptable, Togo's foreign minister said.", "Togo -reject> Ghana"),
    ("“This is an unfriendly act by Ghana,” Togo's foreign minister said.", "Togo -criticize> Ghana"),
    ("Poland described the flight ban as a form of blackmail by Belarus.", "Poland -accuse> Belarus"),
    ("Angola remained very concerned about Zambia.", "Angola -criticize> Zambia"),
    ("Chilean warships have been deployed off Peru.", "Chile -mobilize> Peru"),
    (
        "“We will not be bullied,” Taiwan's president said after China demanded that it disarm.",
        "Taiwan -reject> China; China -demand> Taiwan",
    ),
    ("Egypt approved the delivery of fuel to Lebanon.", "Egypt -aid> Lebanon"),
    ("Yemen fired dozens of missiles at Saudi Arabia.", "Yemen -assault> Saudi Arabia"),
    ("Malta asked Libya for help and warned Italy that its patience was at an end.", "Malta -appeal> Libya; Malta -warn> Italy"),
    ("Nigeria wants Cameroon to leave the islands, but Cameroon has refused.", "Nigeria -demand> Cameroon; Cameroon -reject> Nigeria"),
    ("Bolivia's former president, Evo Morales, condemned Chile.", "Evo Morales -criticize> Chile"),
]


def test_judgements_and_acts_in_other_constructions(check: Check) -> None:
    check(JUDGED, 11)


TOLD = [
    ("Chile and Peru traded accusations over the fishing zone.", "Chile -accuse> Peru; Peru -accuse> Chile"),
    ("Somalia insisted that the border be settled by the court.", "Somalia -demand>"),
    ("Somalia insisted that the border was settled.", "Somalia -declare>"),
    ("Islamabad says it had nothing to do with the raid.", "Pakistan -deny>"),
    (
        "Mexico's foreign minister dismissed Cuba's letter as a trick and called on Belize to act.",
        "Mexico -reject> Cuba; Mexico -appeal> Belize",
    ),
    (
        "Ukraine demanded that Belarus free the crew, warning that it would otherwise close the road.",
        "Ukraine -demand> Belarus; Ukraine -threaten> Belarus",
    ),
    ("Cuba imposed duties of up to 30 percent on Mexican cars.", "Cuba -sanction> Mexico"),
    ("The junta in Mali detained a Danish pilot, drawing criticism from Denmark.", "Mali -coerce> Denmark; Denmark -criticize> Mali"),
    ("Greece deployed a frigate in response to the Turkish survey.", "Greece -mobilize> Turkey"),
    ("Chile and Peru clashed over the fishing zone.", "Chile -criticize> Peru; Peru -criticize> Chile"),
    ("Benin froze 10 million dollars in aid for Togo.", "Benin -sanction> Togo"),
    ("In Berlin, Angela Merkel and Emmanuel Macron condemned Belarus.", "Germany -criticize> Belarus; France -criticize> Belarus"),
    ("Lebanon's prime minister said the checks did harm and urged Syria to end them.", "Lebanon -appeal> Syria"),
    ("Yemen's foreign minister repeated his demand that the port be opened.", "Yemen -demand>"),
    ("Fiji ruled out talks with Tonga.", "Fiji -reject> Tonga"),
]


def test_what_only_the_whole_sentence_tells(check: Check) -> None:
    check(TOLD, 15)

import type { ThemeCue } from '../../src/features/vocabularies/index.ts';

/**
 * The words from which themes are suggested; `theme-suggester.ts` says how they count. A score of 1 suggests a
 * theme: a cue of weight 1 is enough by itself, weaker ones must meet, a negative one points away ("guide dogs"
 * is not about animals). Any form of a word will do: "charity" is also "charities".
 *
 * The words were chosen by hand, many from the half of the UK-CAT sample that is kept for tuning
 * (`tests/relevance/themes.ts`); the weights were fitted on that half, starting from a strong, middling or weak
 * opinion of each, and rounded. A word that the sample doesn't have keeps the opinion: 0.8 for a word that is
 * clear by itself. The same goes for the words of needs and offers ("reception desk", "tail lift"), which the
 * register of charities hardly knows.
 */
const weighed = {
  'advice-money': [
    [1.2, `advice centre, benefit check, helpline, low income, poverty`],
    [1, `advice, advocacy, citizens advice, financial grants, fuel poverty, need hardship`],
    [
      0.8,
      `
        advice bureau, attendance allowance, benefit forms, benefits advice, budgeting advice,
        citizens advice bureau, citizens rights, cost of living, credit union, debt advice, deprived,
        energy bills, food vouchers, form filling, fuel bills, grants to individuals, hardship fund,
        law centre, legal aid, money problems, money worries, pension credit, prevention of poverty,
        scams, struggling with bills, universal credit, welfare rights
      `,
    ],
    [
      0.6,
      `
        banking, clothing, eradication of poverty, forms explained, gas bill, grants, guidance,
        letters explained, loans, need hardship or distress, relief of need, rights, the poor
      `,
    ],
    [0.5, `benevolent, debt, dependants, disadvantaged, independent advice, money advice, poor`],
    [0.4, `impartial advice, information and advice, needy, relief`],
    [0.3, `budgeting, distress, persons in need, welfare benefits`],
    [0.2, `advice and guidance, benefits, financial help, people in need, relief of persons`],
    [0.1, `poor people`],
    [-0.2, `organisations, other charities, school`],
    [-0.3, `church, energy advice, research`],
    [-0.4, `careers advice`],
    [-0.6, `hospital`],
    [-0.8, `animals, third world`],
    [-1.2, `pupils`],
  ],
  'arts-culture': [
    [
      1.2,
      `
        artist, arts centre, ballet, band, broadcasting, historical buildings, photography, theatrical,
        welsh language
      `,
    ],
    [
      1,
      `
        architecture, art gallery, bells, history society, language, listed building, literature,
        museum, music, operatic, poetry, sculpture
      `,
    ],
    [
      0.8,
      `
        actor, amateur dramatics, archaeology, art materials, arts, arts workshops, bell ringing,
        book club, book group, brass band, carnival, choir, civic society, civic trust, costumes,
        creative writing, drama group, dramatic art, eisteddfod, embroidery, exhibition space,
        family history, film making, folk song, gallery, guitar, heritage open day, hospital radio,
        jazz, kiln, knitting, language classes, lantern parade, local studies, locomotive, matinee,
        mural, museum collections, newspaper, old photographs, opera, oral history, orchestra,
        orchestral, organ recitals, pantomime, parade, performing arts, pianist, piano, pottery,
        printmaking, railway, railway heritage, recitals, record society, recording studio,
        rehearsal space, restoration, samba, sheet music, singers, stage lighting, staging, steam,
        stockton and darlington railway, street art, ukulele, visual arts, windmill
      `,
    ],
    [
      0.6,
      `
        archive, choral, community radio, heritage, historic, history, literary, monument, performances,
        players, statue, war memorial
      `,
    ],
    [
      0.5,
      `
        aircraft, creative arts, display boards, display cases, drama, lace, magazine, microphones,
        pa system, photographs, quilting, reminiscence, sewing, singing, theatre company, theatre group,
        traditional
      `,
    ],
    [
      0.4,
      `
        antiquarian, canal, cinema, composers, culture, festival, film, gilbert and sullivan, musician,
        operetta, painting, preservation of buildings, publication, publishing, radio, studio, theatre
      `,
    ],
    [
      0.3,
      `
        artefacts, gaelic, instruments, local history, media, productions, shakespeare, storytelling,
        television, vintage
      `,
    ],
    [0.2, `concert, exhibitions, genealogy, memorial`],
    [0.1, `castle, collections`],
    [-0.2, `natural history, physical education`],
    [-0.3, `art therapy, martial arts, operating theatre, relief of`],
    [-0.4, `sporting`],
    [-0.8, `band 3, faith, women`],
    [-1.5, `third`],
  ],
  'children-young-people': [
    [1.5, `childcare, play area`],
    [1.2, `boys brigade, infant, mums, young carers`],
    [
      1,
      `
        cadets, care leavers, creche, cylch meithrin, early years, play group, playgroup, playschool,
        rainbows, schoolchildren, toys, youth centre, youth worker
      `,
    ],
    [
      0.8,
      `
        adoption, baby bank, baby group, beavers, breakfast club, care experienced, childminder,
        childrens centre, cubs, detached youth, educational needs, family hub, forest school,
        friends of school, girlguiding, girls brigade, holiday activities, kids, kindergarten,
        listen to children read, looked after children, montessori, out of school, parents, play scheme,
        playground, pta, ptfa, reading helpers, school, school readiness, school uniform, stay and play,
        students and pupils, sure start, teenage, tots, woodcraft folk, young, young adults,
        young men and women, young parents, youth council
      `,
    ],
    [
      0.6,
      `
        academy, after school, child, children, guides, juniors, maternity, nursery, primary,
        school governors, uniforms, years of age, young person
      `,
    ],
    [0.5, `age of 18, college, education of the pupils, girls, youth, youth groups`],
    [0.4, `aged under, baby, grammar school, mentoring, scout, youth club`],
    [
      0.3,
      `
        adventure, age of 25, brownies, citizenship, compulsory school age, mothers, play,
        primary school, young people, youngsters
      `,
    ],
    [
      0.2,
      `
        adolescents, advance the education, boys, child care, classroom, education, holiday club,
        homework, pre school, secondary school, under fives
      `,
    ],
    [-0.3, `business school, older people, school hall, village`],
    [-0.4, `pensioners, research`],
    [-0.5, `old people, the education of the public`],
    [-0.6, `football, parish`],
  ],
  'older-people': [
    [1.2, `aged persons, care home, dementia, elderly, elders, nursing home, over 50s, over fifties`],
    [1, `meals on wheels`],
    [
      0.8,
      `
        age friendly, age uk, alzheimer, care home residents, care of the elderly, chair based exercise,
        dementia cafe, dementia friendly, domiciliary care, extra care, falls prevention,
        good neighbour, grandparents, help at home, home care, home help, isolated older people,
        later life, lunch club, memory cafe, oap, old age, old age pensioners, older adults,
        older people, older persons, older residents, over 55s, over 60s, over 65s, over sixties,
        pensioner, pensioners lunch, residential care, retirement village, seated exercise, senior,
        sheltered housing, tea dances, walking frames
      `,
    ],
    [0.6, `fifty, grandchildren, telephone befriending, the aged`],
    [0.5, `older, residential home`],
    [
      0.4,
      `
        age concern, aged 60, day centre, frail, old folk, retired people, senior citizens, third age,
        university of the third age
      `,
    ],
    [0.3, `befriending, day care, day care centre, luncheon club, outings, u3a, warden`],
    [0.2, `almshouses, loneliness, meals`],
    [0.1, `old people`],
    [-0.2, `children aged`],
    [-0.3, `aged 11, child care, pre school, school, young people aged`],
    [-0.4, `of all ages, years old`],
    [-0.5, `former`],
    [-0.8, `middle aged, senior leaders, senior management, senior officer, senior staff`],
  ],
  'disability-carers': [
    [1.2, `carers, disabled, down syndrome, learning difficulties`],
    [1, `additional needs, autistic, community care, shopmobility`],
    [
      0.8,
      `
        adhd, asperger, assistance dogs, autism friendly, blue badge, braille, bsl, carers centre,
        cerebral palsy, changing places, day centre, day opportunities, deaf, deafblind, dyslexia,
        easy read, guide dogs, hard of hearing, hearing aid, hearing impaired, large print,
        learning disability, makaton, mencap, mobility impaired, neurodiverse, paralympic,
        parent carers, personal assistant, quiet hour, respite, respite care, riding for the disabled,
        sensory, sensory room, sight loss, sign language interpreter, social care,
        special educational needs, special needs, spina bifida, stair lift, stairlift, supported living,
        talking books, talking newspaper, unpaid carers, wheelchair, wheelchair users, young carers
      `,
    ],
    [0.6, `adults with, autism, hearing loss, inclusive, ramp, sight, sign language`],
    [0.5, `blind, mental handicap, partially sighted, short breaks`],
    [
      0.4,
      `
        accessible toilet, adults with learning, crossroads, hearing loop, home care, impairment,
        independent living, mobility, personal care, sensory impairment, special school, spectrum,
        step free, support for families, visually impaired, walking frames
      `,
    ],
    [0.3, `brain injury, care and support, care centre, physically disabled`],
    [0.2, `adapted, rehabilitation`],
    [-0.1, `age ill health disability`],
    [-0.2, `children and, disability financial hardship, disablement financial`],
    [-0.3, `by reason of youth age, health care, medical care`],
    [-0.4, `infirmity disability, pastoral care, youth age infirmity or disability`],
    [-0.6, `childcare`],
  ],
  'health-wellbeing': [
    [1.5, `clinic, health care, stroke`],
    [
      1.2,
      `
        addiction, cancer, cardiac, dementia, isolation, multiple sclerosis, substance misuse, surgery
      `,
    ],
    [
      1,
      `
        drugs, epilepsy, fibromyalgia, hiv, loneliness, neonatal, nhs, nutrition, parkinson, patient,
        sickle cell, social isolation, terminally ill
      `,
    ],
    [
      0.8,
      `
        ambulance, arthritis, asthma, befriending, blood pressure, blood pressure check, brain tumour,
        complementary therapies, cystic fibrosis, defibrillator, dental, diabetes, drug abuse,
        first aid, health centre, health champions, health checks, health walks, healthcare, hospice,
        hospital appointments, hospital transport, infertility, kidney, leukaemia, lonely, long covid,
        long term conditions, macmillan, me cfs, meningitis, menopause, mens health, miscarriage,
        motor neurone, obesity, ophthalmic, organ donation, pharmacy, physiotherapy, pregnancy,
        premature, rehab, research into, sick, smokefree, smoking, social prescribing,
        st john ambulance, stop smoking, suffering from, syndrome, thalassaemia, transplant, tumour,
        vaccination, weight management, wellbeing, wellbeing walk
      `,
    ],
    [
      0.6,
      `
        breastfeeding, disease, epidemic, health, healthy living, injury, maternity, medical,
        medical research, palliative, surgical
      `,
    ],
    [
      0.5,
      `
        air ambulance, alcohol, healthy lifestyles, infirmary, infirmity, medical equipment, meditation,
        therapeutic
      `,
    ],
    [
      0.4,
      `
        blood, brain, chronic, companionship, conditions such as, cure, dialysis, genetic,
        health promotion, healthy eating, medical centre, nurse, palliative care, recovery,
        sexual health
      `,
    ],
    [
      0.3,
      `
        breast, care for the sick, doctor, heart, hospital, lifestyle, relaxation, relief of sickness,
        sick people, social exclusion
      `,
    ],
    [0.2, `disorder, drug misuse, gp, healing, health services, league of friends, massage`],
    [-0.2, `condition of life, faith, ill health disability`],
    [-0.3, `health and safety, heart of the community, mental health`],
    [-0.4, `church`],
    [-0.6, `animal, youth age ill health`],
    [-0.8, `heart of, protection of health, school`],
  ],
  'mental-health': [
    [1.2, `counselling, emotional support`],
    [1, `psychotherapy, therapy`],
    [
      0.8,
      `
        anxiety, anxious, art therapy, bereavement cafe, bipolar, counsellor, crisis cafe, crisis line,
        cruse, depression, eating disorders, emotional, emotional wellbeing, feeling low, grief,
        hearing voices, listening cafe, listening service, loss of a child, low mood, mental health,
        mental health first aid, mental illness, music therapy, nightline, ocd, peer support group,
        phobia, play therapy, post natal depression, postnatal depression, psychiatric, ptsd,
        safe haven, schizophrenia, self harm, someone to talk to, stillbirth, suicide,
        suicide prevention, talking therapy, therapists, wellbeing cafe
      `,
    ],
    [
      0.6,
      `
        bereavement, grieving, lost somebody, lost someone, mental distress, samaritans,
        self confidence, self esteem, someone to listen, therapeutic
      `,
    ],
    [0.5, `men s shed, mens shed, mental health problems, mental wellbeing, stress, well being`],
    [0.4, `emotional health, helpline, listening, mindfulness, nervous, self worth, trauma`],
    [0.3, `abuse, confidential, coping, mental, recovery, support groups, vulnerable`],
    [0.2, `isolation, psychological, relate`],
    [-0.2, `mental and physical, mental and spiritual, physical mental and spiritual`],
    [-0.3, `bear in mind, debt counselling, education, mental capacities, mental disability`],
  ],
  'housing-homelessness': [
    [1.5, `almshouse`],
    [1.2, `accomodation, homeless`],
    [1, `affordable homes, dwellings, hostel, housing support, tenancy`],
    [
      0.8,
      `
        a bed for the night, accommodation, council housing, damp and mould, eviction, first home,
        furnished accommodation, homeless people, housing advice, housing association, housing officer,
        landlord, move on flats, night shelter, night stop, nowhere to live, private renting, refuge,
        rent, renters, rough sleepers, rough sleeping, self build, sheltered accommodation,
        sofa surfing, somewhere to live, starter packs, street homeless, supported accommodation,
        supported housing, supported living, temporary accommodation, tenancy starter, tenants,
        winter shelter
      `,
    ],
    [0.6, `foyer, safe place to stay, social housing`],
    [0.5, `affordable housing, furniture, housing, shelter`],
    [
      0.4,
      `
        bedsits, bond scheme, deposit scheme, flats, property, rehousing, residential accommodation,
        residents of the almshouses, sheltered housing, sleeping rough
      `,
    ],
    [0.3, `cottages, home`],
    [0.2, `housing trust, lodging, street`],
    [
      -0.3,
      `
        animal shelter, at home, home start, housing estate, nursing home, playground, rehoming,
        residential home, student accommodation, tenants association
      `,
    ],
    [-0.5, `animals`],
    [-0.8, `care home`],
  ],
  'food-essentials': [
    [1, `breakfast club, meals on wheels`],
    [
      0.8,
      `
        baby bank, baby clothes, bedding, blankets, chest freezer, christmas hampers, community fridge,
        community kitchen, cooked meal, cookers, duvets, emergency food, essential items, fareshare,
        food, food bank, food hub, food pantry, food parcel, food poverty, foodbank, free meals,
        fridge freezer, fruit and veg, furniture project, groceries, hot food, hot meals,
        household items, hunger, hungry, larder, mattresses, meal, nappies, pantry, period products,
        pyjamas, sanitary products, school uniform, soup kitchen, surplus food, underwear, warm hub,
        warm space, winter coats
      `,
    ],
    [
      0.6,
      `
        bread, dinner, essentials, feeding, langar, lunch club, second hand furniture, soup, soup run,
        white goods
      `,
    ],
    [0.5, `breakfast, household goods, luncheon club`],
    [
      0.4,
      `
        basic necessities, canteen, curtains, foodstuffs, goods in kind, kitchen, necessities, pans,
        shoes, vegetables
      `,
    ],
    [0.3, `cafe, clothing, cooking, furniture, hamper, hygiene products, toiletries`],
    [0.2, `household, poor, warm`],
    [-0.3, `food hygiene, food safety, healthy food, kitchen facilities, refreshments`],
  ],
  'employment-training': [
    [1.2, `english classes, english language, it training, job club, lifelong learning`],
    [
      1,
      `
        bursary, business support, exhibitions and bursaries, further education, job, learning centre,
        postgraduate, student, u3a, workplace
      `,
    ],
    [
      0.8,
      `
        accredited, adult learners, adult literacy, apprenticeship, back to work, basic skills,
        careers fair, careers talk, computer skills, computer training, computers, conversation classes,
        digital inclusion, digital skills, employment, english conversation, esol, higher education,
        ict, interview clothes, interview practice, interview skills, job coach, job interviews,
        job search, job seekers, jobs fair, mature students, mock interviews, new business, nvq,
        practice interviews, silver surfers, skills bootcamp, social mobility, start your own business,
        starting a business, student placement, students union, supported internship, third age,
        traineeship, undergraduates, university of the third age, volunteering into work, wea,
        work coach, work placements, work skills, workers educational
      `,
    ],
    [
      0.6,
      `
        adult learning, apprentices, careers, college, course, cv, scholarship, trainees, tuition,
        unemployed
      `,
    ],
    [
      0.5,
      `
        computer classes, educational grants, further their education, graduates, internet, mentoring,
        skills development, vocational
      `,
    ],
    [
      0.4,
      `
        adult education, assist in education, educational, numeracy, professional development,
        qualifications, retraining, trade or profession, training, unemployment
      `,
    ],
    [0.3, `skill`],
    [0.2, `academic, economic development, enterprise`],
    [0.1, `literacy`],
    [-0.2, `charity work`],
    [-0.3, `dog training, fitness training, training session`],
    [-0.4, `choir, work of, youth work`],
    [-0.5, `preschool`],
    [-0.6, `charitable work, music, physical training`],
  ],
  environment: [
    [1.2, `animal, birds, global warming, recycling, reuse`],
    [
      1,
      `
        allotment, animal welfare, city farm, ecosystem, environmental, habitat, horticulture, rehoming,
        waste, wildlife
      `,
    ],
    [
      0.8,
      `
        air quality, animal rescue, bats, beck, beekeeping, biodiversity, bird boxes, borrow a drill,
        botanical, botany, bug hotel, bulbs, butterflies, canal, carbon, carbon literacy, cattery,
        clean air, climate, climate change, common land, community garden, compost, countryside,
        cycling infrastructure, dog, donkey, ecology, electric vehicle, energy advice, energy saving,
        fauna, fish, fisheries, flora, flower beds, friends of the earth, friends of the park, garden,
        garden tools, garden waste, green space, grow your own, heat pumps, hedge laying, hedgehog,
        in bloom, insects, insulation, kennels, landscape, litter, litter pickers, litter picking,
        loft insulation, manure, mend things, millennium green, moths, nature reserve, nature walk,
        net zero, newts, no mow, orchard, park rangers, permaculture, plastic free, pollution,
        raised beds, repair cafe, retrofit, rewilding, river, roses, rspca, saplings, seedlings, solar,
        solar panels, stray, swifts, tool library, tree planting, veterinary, village green,
        water butts, wild flowers, wildflowers, woodland, zoo
      `,
    ],
    [0.6, `bees, conservation, flowers, ocean, open space, park, planters, pond, sanctuary`],
    [
      0.5,
      `
        badger, equine, forest, growing, horse, land, mend, sustainability, thermal camera, tools,
        trees
      `,
    ],
    [
      0.4,
      `
        cat, environment, farm, greener, hedges, marine, meadow, natural environment,
        nature conservation, pets, species
      `,
    ],
    [0.3, `earth, energy efficiency, green, natural history, renewable energy`],
    [0.2, `beauty, grounds, nature`],
    [
      -0.3,
      `
        assistance dogs, built environment, business park, guide dogs, hearing dogs,
        learning environment, safe environment, science park, theme park, water supply
      `,
    ],
    [-0.4, `car park`],
    [-0.5, `church, energy bills`],
    [-0.6, `buildings`],
  ],
  'community-safety': [
    [1.2, `offenders`],
    [1, `domestic abuse, prisoners`],
    [
      0.8,
      `
        abuse, anti social behaviour, antisocial behaviour, burglary, cctv, child abuse,
        community safety, constable, crime figures, crime prevention, crime reduction, criminal justice,
        cyber crime, cyber safety, de escalation, domestic violence, doorstep crime, drug dealing,
        emergency services, ex offenders, female genital mutilation, fire safety, fire service,
        firefighters, first responders, fleeing, gangs, hate crime, hate incidents, honour based,
        knife crime, life saving, lifeboat, lifeguard, magistrates, mediation, modern slavery,
        mountain rescue, neighbourhood police, neighbourhood watch, pcso, penal reform, personal safety,
        police, probation, rape, reoffending, rescue service, restorative justice, road safety,
        rogue traders, safe house, safeguarding children from abuse, safer neighbourhoods, scams,
        search and rescue, sexual abuse, sexual violence, smoke alarms, speed watch, speedwatch,
        stalking, street pastors, trafficking, victim support, violence, water rescue, womens aid
      `,
    ],
    [0.6, `refuge, saving of lives, victims`],
    [0.5, `hi vis, high visibility, justice, public safety, road closure, victims of crime, violent`],
    [
      0.4,
      `
        advanced motorists, child protection, coast guard, criminal, custody, emergency planning,
        exploitation, flood, imprisoned, law and order, perpetrators, safe, survivors
      `,
    ],
    [0.3, `courts, fire, safety`],
    [0.2, `water safety`],
    [0.1, `crime`],
    [
      -0.3,
      `
        alcohol abuse, drug abuse, food safety, racial justice, rescue dogs, safe and, safe environment,
        social justice, victims of natural, victims of war
      `,
    ],
    [-0.4, `animal rescue, disaster`],
    [-0.8, `substance abuse`],
  ],
  'sport-leisure': [
    [1.2, `rowing`],
    [
      1,
      `
        amateur sport, gymnastics, leisure centre, outdoor activities, skateboard, sport,
        sports facilities, yoga
      `,
    ],
    [
      0.8,
      `
        archery, astronomy, athletics, badminton, basketball, board games, bridge club, canoe,
        changing rooms, chess, climbing, clubhouse, community amateur, couch to 5k, cricket, cycling,
        day out, day trips, expeditions, five a side, football, friendship, friendship club, gliding,
        goal posts, hobbies, ice skating, judo, keep fit, kickabout, leisure activities, leisure club,
        lunch club, martial arts, model railway, netball, outdoor education, parkrun,
        physical education, physical recreation, pickleball, playing field, ramblers, recreation,
        running club, running group, sailing club, skate park, skating, social activities,
        social evening, social gatherings, social group, sports club, sports coaching, sports day,
        sports ground, sports kit, sports pitch, swimming lessons, tai chi, triathlon, walking football,
        walking group, walking netball, zumba
      `,
    ],
    [
      0.6,
      `
        adventure, bike, competitions, gym, hockey, karate, mens shed, pilates, social events,
        swimming pool, tournament, walks
      `,
    ],
    [
      0.5,
      `
        bingo, coaching, coffee mornings, exercise classes, film nights, physical activity, play sport,
        socialise
      `,
    ],
    [
      0.4,
      `
        aquatic, boxing, club, community sports, fishing, games, healthy recreation, pavilion,
        recreation ground, rugby, sailing, social club
      `,
    ],
    [
      0.3,
      `
        boating, gatherings, kit, leisure, mountaineering, pony, recreation and sport, social,
        sports hall
      `,
    ],
    [0.2, `outdoor, pool, quiz, riding, sailors, table tennis, tennis`],
    [0.1, `bowls`],
    [-0.2, `after school club, lions club`],
    [-0.3, `holiday club, social care, social housing, youth club`],
    [-0.4, `facilities for recreation, social needs, social welfare`],
    [-0.5, `out of school, playgroup, public benefit, rotary club, social exclusion`],
    [-0.6, `choir, scout, social cohesion, social development, village hall`],
    [-0.8, `drama, pre school, road`],
    [-1, `recreation and other leisure`],
  ],
  'faith-belief': [
    [1.2, `hindu, jain, jewish, worship`],
    [1, `islam, missionary, parochial church council, sikh`],
    [
      0.8,
      `
        anglican, assemblies of god, baha i, bahai, baptist, bible, biblical, brethren, buddhism,
        carol service, cathedral, chaplain, chaplaincy, christian, christian fellowship, church,
        churches together, convent, deanery, discipleship, diwali, easter service, eid, evangelical,
        evangelistic, faith leaders, gurdwara, hinduism, holy, humanist, interfaith forum,
        jehovahs witnesses, jews, judaism, kingdom hall, koran, langar, lutheran, madrasah, madrassa,
        mandir, masjid, methodist, ministers of religion, multi faith, nuns, ordinands, pcc,
        pentecostal, pilgrimage, prayer room, preaching, presbyterian, priest, quaker, quran, ramadan,
        religion, religious, religious order, religious society of friends, sacred, salvation army,
        sikhism, sisters of, spiritualist, street pastors, sunday school, synagogue, tabernacle,
        theological, theology, torah, vaisakhi
      `,
    ],
    [
      0.6,
      `
        catholic, chapel, congregation, diocese, ecumenical, ministry, mosque, muslim, pastoral,
        roman catholic, united reformed
      `,
    ],
    [
      0.5,
      `
        christ, clergy, divine, faith groups, god, lay, meditation, monastery, saint, scripture, temple,
        vicar
      `,
    ],
    [0.4, `buddhist, cross, gospel, interfaith, parish church, services of worship, talmudical`],
    [0.3, `doctrines, faith, lord, mission, parish, prayer, spiritualism`],
    [0.2, `grace, inter faith, orthodox, parochial, revival`],
    [-0.2, `sex race`],
    [
      -0.3,
      `
        creed, good faith, mental and spiritual, mission is to, nursery, our mission,
        physical mental and spiritual, playgroup, school association, spiritual capacities
      `,
    ],
    [-0.4, `political religious, pre school, religious or other opinions, theatre`],
    [-0.5, `church school, sexual orientation`],
    [-0.6, `church hall`],
    [-0.8, `race religion`],
  ],
  'equality-migration': [
    [1.2, `human rights, lgbt`],
    [1, `asylum seekers, bangladeshi, diaspora, esol, immigration, racism, refugee, somali, women`],
    [
      0.8,
      `
        african community, afro caribbean, anti racism, arabic, bame, bisexual, black and minority,
        black history, bme, caribbean, chinese, conversation partners, cultural diversity, displaced,
        equality and diversity, equality impact, equality training, ethnic minority, feminist,
        first language, gay, gender equality, gypsies, gypsy and traveller, hate crime,
        holocaust memorial, homes for ukraine, inclusive employer, intercultural, international women,
        interpreters, irish, kurdish, language line, languages spoken, learning english, lesbian,
        migrant, minority ethnic, multi cultural, multicultural, newcomers, pakistani, polish community,
        race relations, racial harmony, resettled families, resettlement, roma, sudanese, transgender,
        traveller community, ukraine, ukrainian, urdu, welcome packs, windrush, womens centre,
        womens network
      `,
    ],
    [
      0.6,
      `
        asylum, community cohesion, cultures, discrimination, eritrean, ethnic, ladies, polish,
        prejudice, translation
      `,
    ],
    [
      0.5,
      `
        afghan, greek, harmony, iranian, mutual understanding, racial, tamil, turkish, womens group
      `,
    ],
    [
      0.4,
      `
        african, communities from, eliminate discrimination, gender, inclusion of, iraqi, minorities,
        nigerian, sri lankan, travellers, women s
      `,
    ],
    [0.3, `armenian, asian, cohesion, equal opportunities, mothers, pride, tolerance, women and girls`],
    [0.2, `cross cultural, liberties, menopause`],
    [-0.2, `sexual orientation, young women`],
    [-0.3, `black country, political religious or other, race or, women s institute`],
    [-0.4, `boys and girls, ireland`],
    [-0.5, `distinction of sex, womens institute`],
    [-0.6, `men and women, sex race, widows`],
  ],
  'transport-access': [
    [1, `transport`],
    [
      0.8,
      `
        accessible transport, accessible vehicle, bicycles, blue badge, bus, bus fares, bus pass,
        bus timetable, car club, car scheme, car share, cargo bike, community bus, community car,
        community minibus, community transport, cycle parking, dial a ride, door to door, dropped kerbs,
        getting to appointments, hospital transport, lift to hospital, lifts to, lifts to appointments,
        mini bus, minibus, minibus driver, mobility scooters, nine seater, patient transport,
        ring and ride, rural transport, shared car, shopmobility, tail lift, transport scheme,
        travel training, volunteer drivers, wheelchair accessible vehicle, wheels to work
      `,
    ],
    [0.6, `bike, lorry`],
    [0.5, `van, wheels`],
    [
      0.4,
      `
        car, driver, driving, getting about, journeys, lifts, midas, passenger, passenger assistant,
        step free, taxis, travel
      `,
    ],
    [0.3, `buses, mobility, parking, ride`],
    [0.2, `vehicle`],
    [-0.2, `school`],
    [
      -0.3,
      `
        air ambulance, ambulance, carriage driving, heritage railway, history, horse, models, scouts,
        steam, transport museum
      `,
    ],
    [-0.4, `preservation`],
  ],
  'community-buildings': [
    [1.5, `community cohesion`],
    [
      1.2,
      `
        church hall, community association, community development, community engagement, public hall,
        town centre, village hall
      `,
    ],
    [
      1,
      `
        centre for the community, community partnership, community space, meeting room, regeneration,
        residents association
      `,
    ],
    [
      0.8,
      `
        amenity, asset transfer, big lunch, boardroom, coffee shop, committee room, common effort,
        community anchor, community asset, community cafe, community centre, community hall,
        community hub, community room, community shop, community use, conditions of life,
        hall committee, hall for hire, hall heating, hall hire, hall repairs, hall roof, hub,
        improve the area, keyholder, local environment and community, local people, main hall,
        meeting space, memorial hall, neighbourhood, neighbourhood plan, our hall, parish hall,
        planning application, planning officer, planning permission, planning system, residents group,
        room hire, rooms for hire, rooms to hire, side room, street party, tenants and residents,
        tenants association, upstairs hall, venue hire, village green fete, your hall
      `,
    ],
    [
      0.6,
      `
        cafe, capacity building, community, community building, community capacity, community spirit,
        estate, fun day, gala, gazebo, hall floor, local residents, marquee, renewal, surveyor,
        town planning, urban regeneration, use of the inhabitants
      `,
    ],
    [0.5, `community groups, community life, meeting place, settlement`],
    [
      0.4,
      `
        boiler, bricks, caretaker, clubs and groups, community action, community house, decorating,
        empower, empowerment, good neighbours, hall, institute, maintain a community centre,
        management of a community centre, noticeboard, plaster, run by the community, stewards, timber,
        whist
      `,
    ],
    [
      0.3,
      `
        civic, deprivation, development trust, improve the conditions of life, neighbourhood of,
        redevelopment, village
      `,
    ],
    [0.2, `reading room`],
    [0.1, `bookings`],
    [-0.1, `centre for, library, youth centre`],
    [-0.2, `children, playgroup, sport`],
    [-0.3, `jewish community, music, school`],
    [-0.4, `community care, day centre, third world`],
    [-0.5, `advice centre, care, international community, pre school`],
    [-0.6, `general public`],
    [-0.8, `arts centre, concert, recreation or other, research`],
    [-1, `community service`],
  ],
  'governance-volunteering': [
    [1.2, `charity trustees, social investment, umbrella, volunteering`],
    [1, `charitable causes, grants to organisations, it support, treasurer, voluntary action`],
    [
      0.8,
      `
        a trustee, a website, agm, annual meeting, at their discretion, become a trustee,
        become trustees, bid writer, bid writing, board members, board of trustees, book keeper,
        book keeping, bookkeeping, build a website, business plan, chair of trustees,
        charities and community groups, charity accounts, charity law, charity registration,
        chartered accountant, claiming gift aid, committee clerk, committee members,
        community accountancy, community foundation, community groups and charities,
        constitution template, council for voluntary service, data protection, database, dbs checks,
        donations to charities, dormant charity, employee volunteering, employment law, evaluation,
        first aid training for volunteers, funding applications, fundraising advice,
        fundraising strategy, gdpr, gift aid, grant applications, grant making, grants to charities,
        health and safety advice, help running, hr advice, human resources, impact measurement,
        independent examination, infrastructure organisation, join a board, legal structure,
        local groups, marketing advice, match funding, meeting facilitation, meeting minutes,
        minute taking, minutes of meetings, monitoring and evaluation, new trustees, office furniture,
        our board, paye, payroll, philanthropy, project management, public liability, quality mark,
        reception desk, receptionist, risk register, safeguarding policy, skills audit,
        social enterprise support, starting a group, strategic plan, support to voluntary organisations,
        treasurer wanted, trustee recruitment, trustee vacancy, trustee who, trustees needed,
        trustees training, trustees with, umbrella organisation, volunteer bureau, volunteer centre,
        volunteer coordinator, volunteer management, volunteer policy, volunteers wanted, web design,
        websites for, work shadowing
      `,
    ],
    [
      0.6,
      `
        capacity building, grants, recruit volunteers, registered charities, supports local,
        umbrella body, voluntary bodies, voluntary sector
      `,
    ],
    [
      0.5,
      `
        accounts, alliance, bank account, charitable organisations, desks, flyers, good causes,
        insurance, mailing list, minutes, networking, newsletter, ngos, passwords, photocopying,
        posters, press release, proofread, raffle, social media, video calls
      `,
    ],
    [
      0.4,
      `
        applications, charitable, charitable bodies, committee, community organisations, discretion,
        display boards, donations, finance team, gazebo, grant funding, graphic design, income,
        insurance for groups, logo, mail merge, make grants, membership organisation, projector,
        risk assessment, safeguarding, sector, spreadsheets, tables and chairs, third sector
      `,
    ],
    [
      0.3,
      `
        annual report, charitable institutions, federation, governance, health and safety,
        local charities, office space, projects, the trustees, voluntary groups,
        voluntary organisations
      `,
    ],
    [
      0.2,
      `
        awards grants, charities, fund, giving of grants, organisations, other charities, printing,
        support charities
      `,
    ],
    [-0.2, `school, students, the education of`],
    [-0.3, `hospital, parent, parish`],
    [-0.4, `charitable company, residents, society`],
    [-0.5, `members, museum`],
    [-0.6, `hall, people of, run, theatre`],
    [-0.8, `benevolent fund, pupils`],
  ],
} satisfies Record<string, readonly Weighed[]>;

/** A weight and the phrases that have it, separated by commas. */
type Weighed = [weight: number, phrases: string];

export type ThemeSlug = keyof typeof weighed;

const cuesOf = (tiers: readonly Weighed[]): ThemeCue[] =>
  tiers.flatMap(([weight, phrases]) =>
    phrases.split(',').map((phrase) => ({ phrase: phrase.trim(), weight })),
  );

export const themeCues = Object.fromEntries(
  Object.entries<Weighed[]>(weighed).map(([slug, tiers]) => [slug, cuesOf(tiers)]),
) as Record<ThemeSlug, ThemeCue[]>;

/**
 * Where the stemmer alone would bring together what differs ("communication" and "community", "policy" and
 * "police") or keep apart what belongs together ("bus" and "buses", "counsellor" and "counselling"). Each line is
 * a term and the words that share it; a term alone stands for itself.
 */
const lines = `
academy: academies
academic: academics
accessible: accessibility
accountant: accountants accountancy accounting
adviser: advisers advisory
animation: animations animate animated animator animators
arm: arms
army: armies
article: articles
authority: authorities
authorise: authorised authorisation
autism: autistic
befriend: befriender befrienders befriending befriended
bidder: bidders
bonus: bonuses
book: books booked booking bookings bookable
box: boxes boxed
boxing: boxer boxers
bus: buses
business: businesses
busy: busier
campus: campuses
canvas: canvases
carer: carers
career: careers
census: censuses
charity: charities charitable
child: children childrens
childcare
childminder: childminders childminding
chorus: choruses
civic
civil
civilian: civilians
collection: collections
commune: communes communal
communication: communications communicate communicating communicator
communion: communions
community: communities
competent: competence competency
computer: computers computing
conditional
constitution: constitutions constitutional
constituent: constituents constituency
consult: consults consulting consultation consultations consultant consultants consultancy
corporation: corporations corporate
counsel: counselling counsellor counsellors counselled
council: councils
councillor: councillors
creation: creations
creative: creatively creativity
credit: credits
creditor: creditors
customer: customers
custom
customs
decorate: decorates decorating decorator decorators decorated decoration decorations
designate: designated designation
dial
dialogue: dialogues
director: directors
directory: directories
direct: directly
direction: directions
disabled: disability disabilities
donate: donates donated donating donation donations donor donors
driver: drivers driving drive drives
easter
eastern
east
editor: editors editing edit
editorial
elder: elders
elderly
electric: electrical electrics electricity electrician electricians
emergency: emergencies
emerge: emerges emerged emerging
employability
entry: entries
enter: enters entered
evaluate: evaluates evaluated evaluating evaluation evaluations evaluator
examination: examinations examine examined examining examiner examiners exam exams
exercise: exercises exercising
experiment: experiments experimental
experience: experiences experienced
expert: experts expertise
express
expression
facilitate: facilitates facilitating facilitator facilitators facilitation
facility: facilities
fair
fairer: fairness
fairy: fairies
factory: factories
final: finals finally
finance: finances financed financing financial financially
fine: fines
finish: finished finishing
foot: feet
footing
funeral: funerals
fundraise: fundraises fundraised fundraising fundraiser fundraisers
gas: gases
general: generally
generate: generates generated generating generator generators
generation: generations
generous: generosity
governance
governor: governors
government: governments governmental
grow: grows growing grower growers grown
growth
hospice: hospices
hospital: hospitals
hospitality
hostel: hostels
hostile: hostility
house: houses
housing: housed
importance: important
import: imports imported importing
inform: informs informed
information
informal: informally
insure: insures insured insurance insurer insurers
intern: interns internship internships
internal: internally
international: internationally
interest: interests interested
interpret: interprets interpreting interpreter interpreters interpretation
invest: invests invested investing investment investments investor investors
investigate: investigates investigated investigating investigation investigations
knife: knives
later
late: lately
lateral
leaf: leaves
letter: letters
letting: lettings
library: libraries
librarian: librarians
life: lives
limited
limit: limits
local: locally
location: locations locate located
locality: localities
logic: logical
lone
lonely: loneliness lonelier
logistic: logistics logistical
magistrate: magistrates
major
majority
man: men mens
market: markets
marketing
matter: matters
mature: maturity
meditate: meditation meditating
mediate: mediates mediating mediation mediator mediators
media
medical: medically
medicine: medicines
memorial: memorials
memory: memories
mentor: mentors mentored mentoring
minibus: minibuses minibusses
minister: ministers
ministry: ministries
minor: minors
minority: minorities
mobile: mobiles
mobility
mobilise: mobilises mobilised mobilising
moment: moments
moral: morals
morale
national: nationals nationally
nationality: nationalities
nature
natural: naturally
naturalise: naturalised naturalisation
new
news
newsletter: newsletters
notice: notices
notification: notifications notify notified
nurse: nurses nursing
nursery: nurseries
nutrition: nutritional nutritionist nutritious
offer: offers offered offering offerings
office: offices
officer: officers
official: officials
old: older oldest
opera: operas
operate: operates operated operating operation operations operational operator operators
organ: organs
organic: organically
organise: organises organised organising organiser organisers
organisation: organisations organisational
organist: organists
paint: paints painted painting paintings
painter: painters
park: parks
parking
parish: parishes
part: parts
partial: partially
partner: partners
partnership: partnerships
party: parties
past
pasta
paste
pension: pensions
pensioner: pensioners
people: peoples
person: persons
personal: personally
personality: personalities
personnel
photograph: photographs photographed photographing photography photographer photographers photographic photo photos
physical: physically
physician: physicians
physics
physiotherapy: physiotherapist physiotherapists
plan: plans planned planning planner planners
plant: plants planted planting
plumb: plumber plumbers plumbing
police: policing
policy: policies
politic: politics political politician politicians
portable
position: positions
positive: positively
post: posts posted
poster: posters
postal
practical: practically
pregnant: pregnancy pregnancies
private: privately
privacy
prison: prisons
prisoner: prisoners
probate
probation
process: processes processed processing
procession: processions
product: products
production: productions
property: properties
proper: properly
provide: provides provided providing provider providers
provision: provisions
provisional
public
publican
publication: publications
publicity
publish: publishes published publishing publisher publishers
question: questions
questionnaire: questionnaires
rating: ratings
ration: rations rationing
rational
recycle: recycles recycled recycling
refuge: refuges
refugee: refugees
refuse: refuses
register: registers registered registering registration registrations
registrar: registrars
relate: relates related relating
relation: relations
relationship: relationships
relative: relatives
reserve: reserves reserved
reservation: reservations
resident: residents
residential
residence: residences
respite
retire: retires retired retiring retirement
safeguard: safeguards safeguarded safeguarding
sanitary: sanitation
scholar: scholars
scholarship: scholarships
school: schools
schooling
science: sciences scientific scientist scientists
secret: secrets
secretary: secretaries secretarial
secretariat
secure: secures secured securing securely
security
separate: separates separated separately separation
sew: sews sewing sewn sewer
several
severe: severely severity
sexual
sign: signs signed signing
signal: signals
simple: simply simplify
single: singles
singer: singers
sing: sings singing sung
skill: skills skilled
social: socially socialise socialising
society: societies
spectrum
spectator: spectators
speech: speeches
stable: stables
stability
state: states
station: stations
stationery
statistic: statistics statistical
status: statuses
storage
store: stores stored storing
story: stories
storyteller: storytellers storytelling
teach: teaches teaching taught teacher teachers
team: teams
term: terms
terminal
terminally
therapy: therapies therapeutic
therapist: therapists
tooth: teeth
train: trains training trained
trainer: trainers
trainee: trainees
transit
transition: transitions
translate: translates translated translating translation translations translator translators
trustee: trustees trusteeship
trust: trusts trusted
universal: universally
universe
university: universities
unite: united
unit: units
unity
vary: varies
various: variety varieties
vehicle: vehicles vehicular
versus
virus: viruses
visit: visits visited visiting visitor visitors
visual: visually
vision: visions
volunteer: volunteers volunteered volunteering voluntary voluntarily voluntarism
wander
wife: wives
will
wills
woman: women womens
wonder: wonders
wood: woods
wooden
woodwork: woodworking woodworker woodworkers
work: works worked working
worker: workers
workshop: workshops
write: writes writing writings written wrote writer writers
`;

/** Folded, British-spelt words to the term that stands for them. */
export const stemOverrides: ReadonlyMap<string, string> = new Map(
  lines
    .trim()
    .split('\n')
    .flatMap((line): [string, string][] => {
      const [term = '', words = ''] = line.split(':');
      return [term, ...words.split(' ').filter(Boolean)].map((word) => [word, term]);
    }),
);

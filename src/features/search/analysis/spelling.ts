/** Brings American (and older) spellings of a folded word to the British one, so that both find each other. */
export function britishSpelling(word: string): string {
  const known = singleWords.get(word);
  if (known !== undefined) return known;
  if (word.length < 5) return word;
  if (word.includes('iz') && !keepsZ.test(word)) {
    const spelt = word.replace(/iz(e|es|ed|er|ers|ing|ations?|ational|able)$/, 'is$1');
    if (spelt !== word) return spelt;
  }
  if (word.includes('yz')) return word.replace(/yz(e|es|ed|er|ers|ing)$/, 'ys$1');
  if (word.includes('or') && americanOr.test(word)) return word.replace(americanOr, '$1our$2');
  if (word.includes('l')) return word.replace(singleL, '$1l$2');
  return word;
}

/** Roots whose z is no suffix: size, prize, seize, capsize, maize. */
const keepsZ = /^(?:s|re?s|down?s|out?s|over?s|under?s|pr|apr|se|caps|ma|ass|ba|bl)iz/;

/** "labor", "neighborhood", but not "laboratory", "honorary", "humorous". */
const americanOr =
  /^((?:mis|dis)?(?:arm|behavi|cand|clam|col|endeav|fav|flav|glam|harb|hon|hum|lab|neighb|od|parl|rum|sav|savi|splend|tum|val|vap|vig))or((?!at|ar|ous|is|iz|if|io).*)$/;

/** American English doubles no l: "counselor", "traveling". */
const singleL =
  /^(cancel|channel|counsel|dial|enrol|fuel|jewel|label|level|marvel|model|panel|pedal|quarrel|rival|shovel|signal|travel|tunnel)(ed|ing|ings|er|ers|or|ors)$/;

const singleWords: ReadonlyMap<string, string> = new Map(
  `adviser advisor, advisers advisors, aeroplane airplane, aeroplanes airplanes, ageing aging,
  aluminium aluminum, anaemia anemia, analogue analog, artefact artifact, artefacts artifacts, calibre caliber,
  catalogue catalog, catalogues catalogs, centimetre centimeter, centimetres centimeters, centre center,
  centred centered, centres centers, cosy cozy, defence defense, dialogue dialog, dialogues dialogs,
  diarrhoea diarrhea, enquire inquire, enquiries inquiries, enquiry inquiry, enrol enroll, enrolment enrollment,
  enrolments enrollments, fibre fiber, fibres fibers, fulfil fulfill, fulfilment fulfillment, grey gray,
  gynaecology gynecology, haemophilia hemophilia, instalment installment, instalments installments,
  jewellery jewelry, judgement judgment, kilometre kilometer, kilometres kilometers, licence license,
  licences licenses, licenced licensed, licencing licensing, litre liter, litres liters, manoeuvre maneuver,
  mould mold, mum mom, mums moms, oestrogen estrogen, offence offense, offences offenses,
  orthopaedic orthopedic, paediatric pediatric, paedophile pedophile, plough plow, practice practise,
  practiced practised, practices practises, practicing practising, programme program, programmes programs,
  pyjamas pajamas, sceptical skeptical, skilful skillful, sulphur sulfur, theatre theater, theatres theaters,
  tonne ton, tonnes tons, tyre tire, tyres tires, wilful willful, woollen woolen, yoghurt yogurt`
    .split(/,\s+/)
    .map((pair) => pair.trim().split(' '))
    .map(([british = '', other = '']) => [other, british]),
);

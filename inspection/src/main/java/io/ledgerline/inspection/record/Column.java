package io.ledgerline.inspection.record;

import io.ledgerline.inspection.scan.Text;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Set;

/** What the heading of a column says of its values. */
enum Column {
  /** A name, or a part of one: {@code last_name}, {@code Vorname}. */
  NAME,
  /** Often a person, often something else: {@code name}, {@code manager}, {@code customer}. */
  WHO,
  TOWN,
  ADDRESS,
  /** Nothing to replace, but a sign of a table about people: {@code salary}, {@code e-mail}. */
  PERSONAL,
  OTHER;

  /** Longer ones are no headings, bytes. */
  static final int LONGEST = 60;

  /** What headings have none of, and programs many. */
  private static final String CODE = "(){}[]=<>'\\@$%+";

  private static final boolean[] CODE_SIGNS = codeSigns();

  private static final Set<String> NAMES =
      Set.of(
          "firstname",
          "lastname",
          "surname",
          "forename",
          "givenname",
          "familyname",
          "fullname",
          "middlename",
          "maidenname",
          "fname",
          "lname",
          "mname",
          "vorname",
          "nachname",
          "zuname",
          "familienname",
          "vornachname",
          "apellido",
          "apellidos",
          "nombreyapellidos",
          "nombrecompleto",
          "primerapellido",
          "segundoapellido",
          "prenom",
          "nomdefamille",
          "nomcomplet",
          "cognome",
          "nomeecognome",
          "nomecompleto",
          "sobrenome",
          "voornaam",
          "achternaam",
          "patient",
          "patientname",
          "employee",
          "employeename",
          "mitarbeiter",
          "customername",
          "contactname",
          "clientname",
          "cardholder",
          "cardholdername",
          "membername",
          "studentname",
          "guestname",
          "passengername",
          "insuredname",
          "policyholder",
          "accountholder",
          "beneficiaryname",
          "tenantfullname",
          "nameofpatient",
          "nameofemployee",
          "personname",
          "participantname",
          "applicantname",
          "doctorname",
          "emergencycontact",
          "nextofkin",
          "spouse",
          "spousename");

  private static final Set<String> WHOS =
      Set.of(
          "name",
          "names",
          "nombre",
          "nombres",
          "nom",
          "nome",
          "naam",
          "contact",
          "owner",
          "manager",
          "linemanager",
          "supervisor",
          "author",
          "assignee",
          "reporter",
          "requester",
          "requestor",
          "approver",
          "reviewer",
          "customer",
          "client",
          "kunde",
          "cliente",
          "teamlead",
          "lead",
          "user",
          "person",
          "attendee",
          "participant",
          "speaker",
          "doctor",
          "physician",
          "attendingphysician",
          "ansprechpartner",
          "bearbeiter",
          "responsable",
          "salesrep",
          "accountmanager",
          "representative",
          "driver",
          "instructor",
          "teacher",
          "coach",
          "sponsor",
          "signer",
          "preparedby",
          "approvedby",
          "reviewedby",
          "createdby",
          "assignedto",
          "reportedby",
          "requestedby",
          "applicant",
          "candidate",
          "student",
          "guest",
          "passenger",
          "tenant",
          "insured",
          "beneficiary",
          "member",
          "player",
          "colleague",
          "recipient");

  private static final Set<String> TOWNS =
      Set.of(
          "city",
          "town",
          "hometown",
          "homecity",
          "billingcity",
          "shippingcity",
          "ort",
          "stadt",
          "wohnort",
          "ville",
          "ciudad",
          "localidad",
          "poblacion",
          "comune",
          "citta",
          "cidade",
          "plaats",
          "woonplaats",
          "birthplace",
          "placeofbirth",
          "geburtsort",
          "birthcity");

  private static final Set<String> ADDRESSES =
      Set.of(
          "address",
          "addresses",
          "street",
          "streetaddress",
          "homeaddress",
          "mailingaddress",
          "postaladdress",
          "billingaddress",
          "shippingaddress",
          "addressline",
          "streetname",
          "residence",
          "adresse",
          "anschrift",
          "straße",
          "strasse",
          "straßehausnummer",
          "direccion",
          "domicilio",
          "calle",
          "indirizzo",
          "adres",
          "straat",
          "endereco",
          "morada");

  private static final Set<String> PERSONALS =
      Set.of(
          "email",
          "emailaddress",
          "mail",
          "phone",
          "phonenumber",
          "mobile",
          "mobilenumber",
          "cell",
          "telephone",
          "tel",
          "telefon",
          "telefono",
          "dob",
          "dateofbirth",
          "birthdate",
          "birthday",
          "birth",
          "geburtsdatum",
          "geboren",
          "datedenaissance",
          "fechadenacimiento",
          "fechanacimiento",
          "datadinascita",
          "geboortedatum",
          "gender",
          "sex",
          "age",
          "alter",
          "edad",
          "salary",
          "gehalt",
          "department",
          "dept",
          "abteilung",
          "jobtitle",
          "extension",
          "ext",
          "ssn",
          "nationality",
          "hiredate",
          "startdate",
          "joined",
          "maritalstatus",
          "mrn",
          "diagnosis",
          "dni",
          "nif",
          "bsn",
          "passport",
          "passportnumber",
          "employeeid",
          "patientid",
          "memberid",
          "iban",
          "zip",
          "zipcode",
          "postcode",
          "postalcode",
          "plz");

  /** Of the heading between two offsets. */
  static Column of(Text text, int from, int to) {
    if (to - from > LONGEST || from >= to) {
      return OTHER;
    }
    String letters = letters(text, from, to);
    if (NAMES.contains(letters) || endsWithName(letters)) {
      return NAME;
    }
    if (WHOS.contains(letters)) {
      return WHO;
    }
    if (TOWNS.contains(letters)) {
      return TOWN;
    }
    if (ADDRESSES.contains(letters)) {
      return ADDRESS;
    }
    return PERSONALS.contains(letters) ? PERSONAL : OTHER;
  }

  /** Whether a byte is a sign of programs. */
  static boolean isCode(int b) {
    return b < CODE_SIGNS.length && CODE_SIGNS[b];
  }

  private static boolean[] codeSigns() {
    var signs = new boolean[0x80];
    CODE.chars().forEach(sign -> signs[sign] = true);
    return signs;
  }

  /** {@code applicantLastName}. */
  private static boolean endsWithName(String letters) {
    return letters.endsWith("firstname")
        || letters.endsWith("lastname")
        || letters.endsWith("surname")
        || letters.endsWith("fullname");
  }

  /** Small letters only, without accents. */
  private static String letters(Text text, int from, int to) {
    var ascii = new StringBuilder(to - from);
    for (int at = from; at < to; at++) {
      int b = text.at(at) | 0x20;
      if (b >= 0x80) {
        return plain(text, from, to);
      }
      if (b >= 'a' && b <= 'z') {
        ascii.append((char) b);
      }
    }
    return ascii.toString();
  }

  private static String plain(Text text, int from, int to) {
    String heading = new String(text.bytes(), from, to - from, StandardCharsets.UTF_8);
    var letters = new StringBuilder();
    Normalizer.normalize(heading, Normalizer.Form.NFD)
        .codePoints()
        .filter(Character::isLetter)
        .map(Character::toLowerCase)
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }
}

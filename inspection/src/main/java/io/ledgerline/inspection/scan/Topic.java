package io.ledgerline.inspection.scan;

/** What words around a value can be about. The words are in {@code topics.txt}. At most 128. */
public enum Topic {
  CARD, CVV, EXPIRY, IBAN, SWIFT, SSN, ITIN, EIN, ROUTING, ACCOUNT, PASSPORT, DRIVER, MBI, NPI, DEA,
  MRN, NINO, NHS, UTR, SORT_CODE, STEUER_ID, PERSONALAUSWEIS, RVNR, NIR, CODICE_FISCALE, NIF, BSN,
  BE_NRN, PESEL, PERSONNUMMER, HETU, CPR, FNR, AHV, TCKN, SIN, TFN, ABN, AU_MEDICARE, AADHAAR, IN_PAN,
  GSTIN, THAI_ID, NRIC, RRN, MY_NUMBER, RIC, CPF, CNPJ, CURP, RFC, ZA_ID, IL_ID, VAT, VIN, IMEI, ICCID,
  PHONE, IP, MAC, GEO, WALLET, SEED, BIRTH, AGE, ADDRESS, POSTCODE, DATE, HEALTH_PLAN, LICENCE, EMPLOYEE,
  VERSION, OTHER_ID, NATIONAL_ID, TAX_ID, AWS, SECRET, OKTA, DIAGNOSIS, PLATE, DEVICE, INSURANCE;

  long low() {
    return ordinal() < 64 ? 1L << ordinal() : 0;
  }

  long high() {
    return ordinal() < 64 ? 0 : 1L << (ordinal() - 64);
  }
}

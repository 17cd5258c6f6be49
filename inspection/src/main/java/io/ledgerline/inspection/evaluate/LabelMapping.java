package io.ledgerline.inspection.evaluate;

import java.util.Locale;
import java.util.Map;

/**
 * What corpora call things, and under which heading their labels and our types are compared. A
 * heading is coarse where corpora are: an {@code ADDRESS} of one is three labels of another.
 */
public final class LabelMapping {
  /** The heading of labels and types that are not compared. */
  public static final String IGNORED = "";

  private static final Map<String, String> LABELS =
      Map.ofEntries(
          Map.entry("PERSON", "PERSON"),
          Map.entry("NOMBRE_SUJETO_ASISTENCIA", "PERSON"),
          Map.entry("NOMBRE_PERSONAL_SANITARIO", "PERSON"),
          Map.entry("ADDRESS", "PLACE"),
          Map.entry("LOCATION", "PLACE"),
          Map.entry("CALLE", "PLACE"),
          Map.entry("TERRITORIO", "PLACE"),
          Map.entry("PAIS", "PLACE"),
          Map.entry("ORGANIZATION", "ORGANIZATION"),
          Map.entry("CORPORATION", "ORGANIZATION"),
          Map.entry("HOSPITAL", "ORGANIZATION"),
          Map.entry("INSTITUCION", "ORGANIZATION"),
          Map.entry("CENTRO_SALUD", "ORGANIZATION"),
          Map.entry("PHONE_NUMBER", "PHONE"),
          Map.entry("NUMERO_TELEFONO", "PHONE"),
          Map.entry("NUMERO_FAX", "PHONE"),
          Map.entry("EMAIL_ADDRESS", "EMAIL"),
          Map.entry("CORREO_ELECTRONICO", "EMAIL"),
          Map.entry("IBAN_CODE", "IBAN"),
          Map.entry("DATE_TIME", "DATE"),
          Map.entry("DATE_OF_BIRTH", "DATE"),
          Map.entry("FECHAS", "DATE"),
          Map.entry("EDAD_SUJETO_ASISTENCIA", "AGE"),
          Map.entry("INTERNAL_IP_ADDRESS", "IP_ADDRESS"),
          Map.entry("ID_SUJETO_ASISTENCIA", "RECORD_ID"),
          Map.entry("ID_ASEGURAMIENTO", "RECORD_ID"),
          Map.entry("ID_TITULACION_PERSONAL_SANITARIO", "RECORD_ID"),
          Map.entry("ID_CONTACTO_ASISTENCIAL", "RECORD_ID"),
          Map.entry("MRN", "RECORD_ID"),
          Map.entry("HEALTH_PLAN_ID", "RECORD_ID"),
          Map.entry("LICENCE_NUMBER", "RECORD_ID"),
          Map.entry("EMPLOYEE_ID", "RECORD_ID"),
          // Labelled by some corpora, sought by none of our detectors.
          Map.entry("TITLE", IGNORED),
          Map.entry("SEXO_SUJETO_ASISTENCIA", IGNORED),
          Map.entry("FAMILIARES_SUJETO_ASISTENCIA", IGNORED),
          Map.entry("OTROS_SUJETO_ASISTENCIA", IGNORED),
          Map.entry("PROFESION", IGNORED),
          Map.entry("ID_EMPLEO_PERSONAL_SANITARIO", IGNORED),
          Map.entry("PRODUCT", IGNORED),
          Map.entry("CREATIVE-WORK", IGNORED),
          Map.entry("GROUP", IGNORED),
          Map.entry("NRP", IGNORED),
          // Found by us, labelled by few corpora; they protect nobody on their own.
          Map.entry("URL", IGNORED),
          Map.entry("DOMAIN_NAME", IGNORED));

  private LabelMapping() {}

  /** The heading of a label or a type; unknown ones are their own heading. */
  public static String heading(String label) {
    var upper = label.toUpperCase(Locale.ROOT);
    return LABELS.getOrDefault(upper, upper);
  }
}

package io.ledgerline.gateway.stage;

import java.util.List;

/**
 * What was found in a request and what becomes of it; never a value.
 *
 * @param classification the class of the content
 * @param categories categories of data that were found
 * @param findings by type and action
 * @param action the strictest action
 * @param cell the cell of the matrix that asks for it; empty where none does
 * @param enforced whether it is followed, or only watched
 * @param said who says what of the content, by label or marking
 * @param documents what became of the files in it, the first ones by name
 */
public record DataReport(
    String classification,
    List<String> categories,
    List<Found> findings,
    String action,
    String cell,
    boolean enforced,
    List<String> said,
    List<DocumentSeen> documents) {

  /** Holds unmodifiable copies. */
  public DataReport {
    categories = List.copyOf(categories);
    findings = List.copyOf(findings);
    said = List.copyOf(said);
    documents = List.copyOf(documents);
  }

  /**
   * Findings of one type and detector that meet the same fate; confidence per mille.
   *
   * @param block the document they are in; empty where they are in no document
   */
  public record Found(
      String block,
      String type,
      String category,
      String action,
      String detector,
      int count,
      int leastPermille,
      int mostPermille) {}
}

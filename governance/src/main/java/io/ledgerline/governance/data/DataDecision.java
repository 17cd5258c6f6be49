package io.ledgerline.governance.data;

import io.ledgerline.inspection.token.Substitute;

/**
 * What is done with data of one category.
 *
 * @param rule the stable id that refusals carry
 * @param cell the cell of the matrix that says so, for people
 * @param by the policy that says so
 */
public record DataDecision(DataAction action, String rule, String cell, DataPolicy by) {
  /** The rule that keeps a document here whose values can't be replaced. */
  public static final String NOT_REWRITABLE = "data.document_not_rewritable";

  /** The rule that keeps a request here where a value can't be replaced outside of its texts. */
  public static final String FIELD_NOT_REWRITABLE = "data.field_not_rewritable";

  /** What stands in for a value of a type. */
  public Substitute substitute(String type) {
    return by.substitute(action, type);
  }

  /**
   * What becomes of it inside a document, where nothing can be put in a value's place: what would
   * be replaced stays here.
   */
  public DataDecision insideDocument() {
    return unreplaceable(NOT_REWRITABLE);
  }

  /** The same in a name, or in what has to stay as it is: of a schema, of an option of the API. */
  public DataDecision insideField() {
    return unreplaceable(FIELD_NOT_REWRITABLE);
  }

  /**
   * The same in a value that a tool may be given: a token stands for one value and comes back,
   * while what is masked or dropped would be the same as its neighbours.
   */
  public DataDecision insideValue() {
    return action == DataAction.TOKENISE ? this : insideField();
  }

  private DataDecision unreplaceable(String why) {
    return action.replaces() ? new DataDecision(DataAction.DENY, why, cell, by) : this;
  }

  /** The cell and its policy in one phrase. */
  public String cited() {
    return cell + ", of data policy " + by.shownName();
  }

  DataDecision stricter(DataDecision other) {
    return other.action.compareTo(action) > 0 ? other : this;
  }
}

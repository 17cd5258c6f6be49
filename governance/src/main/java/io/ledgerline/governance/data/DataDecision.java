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

  /** What stands in for a value of a type. */
  public Substitute substitute(String type) {
    return by.substitute(action, type);
  }

  /** The cell and its policy in one phrase. */
  public String cited() {
    return cell + ", of data policy " + by.shownName();
  }

  DataDecision stricter(DataDecision other) {
    return other.action.compareTo(action) > 0 ? other : this;
  }
}

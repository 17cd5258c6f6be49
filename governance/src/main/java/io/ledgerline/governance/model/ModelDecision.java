package io.ledgerline.governance.model;

/** What the rules say about a requested model. */
public sealed interface ModelDecision {

  /**
   * The model may be used under the name it was asked for.
   *
   * @param model the id to send upstream, as requested
   * @param tier the tier that allows it
   * @param background whether that tier is the one for small, fast background work
   */
  record Allowed(String model, String tier, boolean background) implements ModelDecision {}

  /**
   * The name stands for another; the call goes on with that one, and the change is listed.
   *
   * @param requested the name in the request
   * @param model the id to send upstream
   * @param tier the tier that allows it
   * @param background whether that tier is the one for small, fast background work
   */
  record Aliased(String requested, String model, String tier, boolean background)
      implements ModelDecision {}

  /**
   * The model may not be used here.
   *
   * @param rule stable id of the rule, for example {@code model.gated}
   * @param sentence what, why and what to do, for the caller
   */
  record Refused(String rule, String sentence) implements ModelDecision {}
}

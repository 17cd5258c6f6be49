package io.ledgerline.admin.right;

/** How far a role reaches with an action. */
public enum Reach {
  /** Not at all. */
  NONE,
  /** What the key's own principal did. */
  OWN,
  /** The key's workspace. */
  WORKSPACE,
  /** The whole scope of the key: workspace, tenant or organization. */
  SCOPE
}

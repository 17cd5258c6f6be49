package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import java.util.List;
import java.util.Set;

/**
 * User names behind the names of services that are ordinary words, or rare: {@code my snap: …},
 * {@code WeChat ID: …}, {@code add me on steam: …}.
 */
public final class ServiceLabelRule implements Rule {
  private static final Set<Long> SERVICES =
      Fold.hashes("snap gamertag wechat weixin steam kik bsky xbox");

  private static final Set<Long> MORE = Fold.hashes("id username handle name tag account user me");

  private static final int BESIDE =
      ByteClass.SPACE
          | ByteClass.LINE
          | ByteClass.CELL
          | ByteClass.DOT
          | ByteClass.STOP
          | ByteClass.HIGH
          | ByteClass.OTHER
          | ByteClass.SLASH;

  private final UserNameRule users;

  /** With the rule that reads what stands behind labels. */
  public ServiceLabelRule(UserNameRule users) {
    this.users = users;
  }

  @Override
  public List<Kind> kinds() {
    return List.of(UserNameRule.USERNAME);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(
        Trigger.starts(
            List.of(
                "snap", "Snap", "gamer", "Gamer", "wec", "WeC", "Wec", "steam", "Steam", "kik",
                "Kik", "bsk", "Bsk", "xbo")));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    if (!SERVICES.contains(text.hash(token)) || (text.gap(token) & ~BESIDE) != 0) {
      return;
    }
    int last = token + 1;
    boolean more = text.has(last) && MORE.contains(text.hash(last)) && text.joins(last, ' ');
    users.behind(text, token, more ? last : token, UserLabels.HANDLE, sink);
  }
}

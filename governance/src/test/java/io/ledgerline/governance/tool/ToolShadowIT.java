package io.ledgerline.governance.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.governance.Installation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That nobody lets tools pass without an entry that says so. */
class ToolShadowIT {
  private final Installation installation = Installation.shopMate();

  private void apply(String name, String heldTools) {
    installation.apply(
        """
        apiVersion: ledgerline/v1
        kind: UseCase
        metadata: {tenant: threadco, name: %s}
        spec:
          workspace: support
          purpose: Send mail.
          owner: mara.olsen@shopmate.example
          riskTier: low
          tools: {send_email: egress}
          heldTools: %s
          reviewBy: 2027-06-30
        """
            .formatted(name, heldTools));
  }

  private List<String> controls() {
    return installation.database.inSystem(
        connection -> {
          try (var statement =
                  connection.prepareStatement(
                      """
                      select convert_from(entry, 'UTF8') from governance.outbox
                       where convert_from(entry, 'UTF8') like '%"control.%' order by sequence
                      """);
              var rows = statement.executeQuery()) {
            var all = new ArrayList<String>();
            while (rows.next()) {
              all.add(rows.getString(1));
            }
            return all;
          }
        });
  }

  @Test
  void aUseCaseThatOnlyObservesIsAControlThatIsOffUntilItDoesNoLonger() {
    apply("mail", "wait");
    apply("mail", "refuse");
    assertThat(controls()).isEmpty();
    apply("mail", "observe");
    assertThat(controls())
        .singleElement()
        .asString()
        .contains(
            "\"event_type\":\"control.loosened\"",
            "\"kind\":\"UseCase\"",
            "\"looser\":[\"heldTools\"]",
            "\"name\":\"mail\"");
    apply("mail", "wait");
    assertThat(controls()).hasSize(2);
    assertThat(controls().getLast())
        .contains("\"event_type\":\"control.restored\"", "\"name\":\"mail\"");
  }

  @Test
  void alsoWhereItBeginsLikeThat() {
    apply("mail", "observe");
    assertThat(controls()).singleElement().asString().contains("control.loosened");
  }
}

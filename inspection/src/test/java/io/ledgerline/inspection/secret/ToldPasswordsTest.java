package io.ledgerline.inspection.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.inspection.detect.Scanned;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords in sentences, beside a user name, and among the arguments of commands. */
class ToldPasswordsTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          My password's larch-comet-7, don't share     | larch-comet-7
          I set the password to Otter!4821 today       | Otter!4821
          the admin password was reset to Tempor4ry!   | Tempor4ry!
          his account password is still walnut9981     | walnut9981
          passwort ist jetzt "Zwetschge77"             | Zwetschge77
          das Passwort lautet weiterhin Zwetschge#77   | Zwetschge#77
          contraseña nueva: nogal-verde-9              | nogal-verde-9
          Password (temporary): Ch@rcoal12             | Ch@rcoal12
          new pass for the NAS -> Maple!123            | Maple!123
          hasło to Wierzba123!                         | Wierzba123!
          lösenordet är Sommar!2231                    | Sommar!2231
          adgangskoden er Sommer!2231                  | Sommer!2231
          salasana on Kesakuu!24                       | Kesakuu!24
          heslo je Vrba!9912                           | Vrba!9912
          wifi şifresi Ankara!0612                     | Ankara!0612
          パスワードは Sakura2031! です                | Sakura2031!
          パスワードはSakura2031!です                  | Sakura2031!
          パスワード：Sakura2031!                      | Sakura2031!
          密码是 Bambus!2345                           | Bambus!2345
          密码是Bambus!2345。                          | Bambus!2345
          비밀번호는 hanok!2345 입니다                  | hanok!2345
          bitte Erstpasswort Lindwurm#2026 setzen      | Lindwurm#2026
          Das WLAN-Kennwort ist übrigens Puffer_1961.  | Puffer_1961
          user admin, pass TurnipTower*19. Static      | TurnipTower*19
          vpn: user tvolk / pass Sunday-Gravy-41       | Sunday-Gravy-41
          Zugang über das Konto nmr, Kennwort Farn_2H2O. Bei | Farn_2H2O
          user netadmin7, password Wren#Over#Moor. The  | Wren#Over#Moor
          I have the Spotify password (0therThief!) now | 0therThief!
          hasło tymczasowe Żurek-Biały-44. Proszę       | Żurek-Biały-44
          bytte lösenord till Räksmörgås_89. Han sov    | Räksmörgås_89
          新账号 ops_lin,密码 Biluochun@0471,跳板机         | Biluochun@0471
          PGPASSWORD=kiwi-Tango-77 psql -h db          | kiwi-Tango-77
          パスワードは「Sakura!9274mori」だったと       | Sakura!9274mori
          passwort ist jetzt „Zwetschge77“ und         | Zwetschge77
          le mot de passe est « Carciofo7Blu! » et     | Carciofo7Blu!
          password Falcon@9182kw works                 | Falcon@9182kw
          """)
  void areFoundInSentences(String text, String password) {
    assertThat(Scanned.in(text)).contains("PASSWORD=" + password);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          credentials: jdoe:Larch!2025                 | jdoe   | Larch!2025
          Zugangsdaten: k.weber / Larch2025x           | k.weber | Larch2025x
          user/pass is bob77/Tiger99x                  | bob77  | Tiger99x
          login with jdoe / Larch!2025                 | jdoe   | Larch!2025
          curl -u jane.doe:Sup3rLarch https://a.io/v1  | jane.doe | Sup3rLarch
          """)
  void areFoundBesideTheirUser(String text, String user, String password) {
    assertThat(Scanned.in(text)).contains("USERNAME=" + user, "PASSWORD=" + password);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sshpass -p 'Gr33nLarch!' ssh deploy@10.2.3.4   | Gr33nLarch!
          sshpass -pLarch22x scp a.txt root@host:/tmp    | Larch22x
          curl --user "admin:tr0ub4dor&3" http://10.0.0.5/ | tr0ub4dor&3
          curl -s -X GET -u admin:larchtree http://h/x   | larchtree
          mysql -u root -pS3cretLarch! shop              | S3cretLarch!
          mysqldump -h db1 -uroot -p"B1gLarch#9" shop    | B1gLarch#9
          docker login -u ci -p Zk9!fjw2Q r.example.net  | Zk9!fjw2Q
          redis-cli -h cache -a W1nterLarch ping         | W1nterLarch
          ldapsearch -x -D "cn=a,dc=ex" -w Adm1nLarch -b x | Adm1nLarch
          smbclient //srv/share -U jdoe%L4rchTree        | L4rchTree
          unzip -P larch-77 backup.zip                   | larch-77
          7za x -pLarch77 backup.7z                       | Larch77
          mongosh --host db -u app -p Larch!77           | Larch!77
          openssl rsa -in k.pem -passin pass:larch77     | larch77
          $ sqlcmd -S db -U sa -P 'Larch!77' -Q x        | Larch!77
          """)
  void areFoundAmongArgumentsOfCommands(String text, String password) {
    assertThat(Scanned.in(text)).contains("PASSWORD=" + password);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docker run -p 8080:80 --name shop nginx:1.27",
        "mkdir -p build/classes2 && cp -p a1.txt b1.txt",
        "curl -u \"$USER:$TOKEN\" https://a.io; curl -u ${CREDS} x; curl -u admin https://a.io/x1",
        "mysql -u root -p shop2 < dump.sql; mysql -u root -p",
        "sshpass -p \"$SSHPASS\" ssh h; sshpass -f pw.txt ssh h2; sshpass -e ssh deploy1@h",
        "curl is a tool; its -u option takes user:password",
        "The password was reset to force a change in 2024",
        "a password is always required, passwords must be at least 12 characters",
        "login at 10:30Am, login page/Version2, login: https://sso.acme.io/Auth2",
        "the password to the wifi is on the fridge; 密码是必填的",
        "Log in with Google/Apple or user/pass",
        "the password policy C#/F#, password OAuth2-based, password SHA-256-hashed",
        "password Base64 encoded, password bcrypt@5.1, password (see #42), password (min. 8 chars)",
        "a password *must* be *strong* here; password on Server-12; password to Windows-11",
        "redis-cli -h cache1 -p 6379 ping; tar -xzf a1.tgz -p; ssh -p 2222 host2",
      })
  void areNotSeenWhereThereIsNone(String text) {
    assertThat(Scanned.in(text)).noneMatch(finding -> finding.contains("PASSWORD="));
  }
}

package io.ledgerline.inspection.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Numbers of devices, licences, cards and doors, which their labels tell; coordinates in degrees.
 */
class DevicesAndCodesTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          enrolled: tablet, serial QKPX72MN4C, ready      | DEVICE_ID=QKPX72MN4C
          N° de série : CAM-3B90-114D7E, en panne         | DEVICE_ID=CAM-3B90-114D7E
          Seriennummer: WPLX6R1130                        | DEVICE_ID=WPLX6R1130
          idfa=a81c4f02-77de-4b19-93c5-0d2be61f48aa&x=1   | DEVICE_ID=a81c4f02-77de-4b19-93c5-0d2be61f48aa
          UDID 1c8847ab90ce3ff05d21b64e7a98c0d35521e7f4   | DEVICE_ID=1c8847ab90ce3ff05d21b64e7a98c0d35521e7f4
          Führerschein-Nr.: K381ZZBT4Q7                   | DRIVING_LICENCE=K381ZZBT4Q7
          cédula de ciudadanía 1.058.771.094              | NATIONAL_ID=1.058.771.094
          her driver license 0803719834141 of Montana     | US_DRIVER_LICENSE=0803719834141
          Carta de condução: LX-118203 9                  | US_DRIVER_LICENSE=LX-118203 9
          TRENT, OLN D71822094 VA, 81 in a 55             | US_DRIVER_LICENSE=D71822094
          Numéro fiscal : 1284093377120                   | TAX_NUMBER=1284093377120
          carte 80756012340048291732 de l'assuré          | HEALTH_CARD=80756012340048291732
          plan 310, afiliado 44 918203 1 07               | HEALTH_PLAN_ID=44 918203 1 07
          zgubiłem dowód (AKO 950192) wczoraj             | IDENTITY_CARD=AKO 950192
          казва се Радо, ЕГН 8502147035.                  | NATIONAL_ID=8502147035
          DoD ID 1184207739, reports on Monday            | NATIONAL_ID=1184207739
          The rego of the trailer is TQ 48 VA.            | LICENCE_PLATE=TQ 48 VA
          auto, rej. GD 4K812, zbyte w lutym              | LICENCE_PLATE=GD 4K812
          bilen MHR 41D stals i natt                      | LICENCE_PLATE=MHR 41D
          NIP: 140-439-63-41, do faktury                  | PL_NIP=140-439-63-41
          CLABE 012180015521846073 a nombre de            | US_BANK_ACCOUNT=012180015521846073
          NIK 3374051206890003                            | NATIONAL_ID=3374051206890003
          ping at 44°03'11"S 168°48'40"E today            | GEO_COORDINATES=44°03'11"S
          our pin is 35.61043° N, 82.55287° W             | GEO_COORDINATES=35.61043° N
          Unfallgegner Kz. R-XZ 1190E, rot                | LICENCE_PLATE=R-XZ 1190E
          PPSN 1234567FA, as agreed                       | NATIONAL_ID=1234567FA
          UDID = 00008110-000A4D2E3C80801E                | DEVICE_ID=00008110-000A4D2E3C80801E
          a black Pulsar bearing no. MH 12 QR 8841        | LICENCE_PLATE=MH 12 QR 8841
          VRN AB12CDE, keys at the desk                   | LICENCE_PLATE=AB12CDE
          plate no KA-01-AB-1234                          | LICENCE_PLATE=KA-01-AB-1234
          Reg: AB12 CDE                                   | LICENCE_PLATE=AB12 CDE
          My car is AB12 CDE and it was parked            | LICENCE_PLATE=AB12 CDE
          ein Fahrzeug, B-MW 1234, stand im Hof           | LICENCE_PLATE=B-MW 1234
          la voiture AB-123-CD était garée                | LICENCE_PLATE=AB-123-CD
          Госномер: А123ВС77                              | LICENCE_PLATE=А123ВС77
          rekisteritunnus ABC-123                         | LICENCE_PLATE=ABC-123
          電話は090-5550-1836です。                       | PHONE=090-5550-1836
          เบอร์โทร0812345678ครับ                           | PHONE=0812345678
          我的身份证号是11010519491231002X。                | CN_RIC=11010519491231002X
          マイナンバーは9614 5784 9362、                    | JP_MYNUMBER=9614 5784 9362
          주민등록번호는 950812-2582565입니다.              | KR_RRN=950812-2582565
          邮箱是zhang.wei@qq.com，请回复                    | EMAIL=zhang.wei@qq.com
          我的卡号是4539148803436467，有效期                | CREDIT_CARD=4539148803436467
          令牌是ghp_HIMDmQtp2jGF50Ul0sZyV8kQnTbRxW3cLmNo   | GITHUB_TOKEN=ghp_HIMDmQtp2jGF50Ul0sZyV8kQnTbRxW3cLmNo
          Тел. 8 917 555-01-62                            | PHONE=8 917 555-01-62
          Τηλέφωνο 6944123456                             | PHONE=6944123456
          手机号 13812345678                               | PHONE=13812345678
          nås på 070-555 01 64.                           | PHONE=070-555 01 64
          my PIN is 4821, please change it                | ACCESS_CODE=4821
          Key safe code 2906#. Any trouble, ring          | ACCESS_CODE=2906
          verification code 771204 expires soon           | ACCESS_CODE=771204
          código de la alarma 9981                        | ACCESS_CODE=9981
          Password temporanea assegnata: Trota-5-Giallo!  | PASSWORD=Trota-5-Giallo!
          N 57° 16.452' W 005° 31.207', please            | GEO_COORDINATES=57° 16.452' W 005° 31.207'
          GPSLatitude 48 deg 51' 12.30" N                 | GEO_COORDINATES=48 deg 51' 12.30" N
          52°31'12.05"N 13°24'18.01"E                     | GEO_COORDINATES=13°24'18.01"E
          Mail it to PO Box 3317, Missoula, MT 59806.     | ADDRESS=PO Box 3317, Missoula, MT 59806
          send it to P.O. Box 12, Reno, NV 89501          | ADDRESS=P.O. Box 12, Reno, NV 89501
          "postcode": "BS3 1PJ", "tel":                   | ADDRESS=BS3 1PJ
          Postal code K1A 0B1                             | ADDRESS=K1A 0B1
          Unit 7/32 Wattlebird Parade, Gully VIC 3156     | ADDRESS=Unit 7/32 Wattlebird Parade, Gully VIC 3156
          Postfach 12 34, 53111 Bonn                      | ADDRESS=Postfach 12 34, 53111 Bonn
          123 E 42nd St, New York, NY 10017               | ADDRESS=123 E 42nd St, New York, NY 10017
          tel: 0171 2345678 / 0172 3456789                | PHONE=0171 2345678
          Mob: 07911123456                                | PHONE=07911123456
          S/N: K02XV0ABTGH5                               | DEVICE_ID=K02XV0ABTGH5
          placa ABC1D23 do carro                          | LICENCE_PLATE=ABC1D23
          Kennzeichen: LÖ-AB 12                           | LICENCE_PLATE=LÖ-AB 12
          48.8566° N, 2.3522° E                           | GEO_COORDINATES=48.8566° N
          [-122.4194, 37.7749]                            | GEO_COORDINATES=-122.4194, 37.7749
          Mot de passe : Soleil75!                        | PASSWORD=Soleil75!
          Password: Tr0ub4dor&3 and                       | PASSWORD=Tr0ub4dor&3
          password winter2024                             | PASSWORD=winter2024
          mysql --password s3cr3tPg shop                  | PASSWORD=s3cr3tPg
          Дата рождения: 12.03.1985                       | DATE_OF_BIRTH=12.03.1985
          12. března 2020 v Brně                          | DATE_TIME=12. března 2020
          """)
  void isFound(String text, String finding) {
    assertThat(Scanned.in(text)).contains(finding);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "driver NVIDIA-SMI 535.129.03 is loaded",
        "serial console on ttyS0 at 115200",
        "certificate serial ab12cd34ef901b is revoked",
        "Serial: 2024010101 ; refresh 3600",
        "set pin 13 of the header high",
        "error code 4042, status code 5031",
        "promo code 2024 and discount code 8891",
        "carte 80756012340048291733 de l'assuré",
        "RA 05h 34m 31.9s at +22° 00′ 52.2″",
        "an angle of 12° 30.5' around it",
        "temperature 12° 3.5 N",
        "2025-11-18 08:00:00,000 INFO Konto gesperrt",
        "private static final long serialVersionUID = 1234567890123L;",
        "500 GB Hard Drive and a PCIe 4 Lane slot",
        "the 2023 Supreme Court ruling",
        "see 10.1016/j.cell.2020.03.012 for it",
        "5.2.1.3 The Contractor shall",
        "siehe Anhang 5.2.1.3",
        "the account balance is 12345678",
        "NIP: 140-439-63-42 is mistyped",
        "product AB-123-CD, SKU AB12 CAR and article B-MW 1234",
        "the car model AB-123-CDE and car part B-MW 12345",
        "ping 44°03'11\" and 168°48'61\"E of arc",
      })
  void isNotFound(String text) {
    assertThat(Scanned.in(text))
        .noneMatch(
            found ->
                found.matches(
                    "(DEVICE|ACCESS|HEALTH_C|GEO|US_|DRIV|TAX_N|LICENCE|NATIONAL|ADDRESS|IP_|PHONE|PL_).*"));
  }
}

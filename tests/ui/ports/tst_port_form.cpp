// SPDX-License-Identifier: MIT
// The form of a local port: what is entered is what is taken, and what is wrong is said where it can be mended.
#include "ports/port_rules.h"
#include "ui/desktop/clipboard.h"
#include "ui/port/port_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QTranslator>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

class ChineseKey final : public QTranslator
{
public:
    using QTranslator::QTranslator;

    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        return qstrcmp(context, "FilterWords") == 0 && qstrcmp(source, "key") == 0 ? u"密钥"_s : QString();
    }
};

} // namespace

class TestPortForm : public QObject
{
    Q_OBJECT

    Clipboard m_clipboard;
    QList<PortTerms> m_others;
    QStringList m_counted;
    QUuid m_key = QUuid::createUuid();
    std::unique_ptr<PortForm> m_form;

    template<typename Widget>
    Widget &find(const char *name) const
    {
        return *m_form->findChild<Widget *>(QLatin1String(name));
    }
    bool isSaid(const char *note) const { return !find<QWidget>(note).isHidden(); }
    static PortTerms unusual()
    {
        PortTerms terms;
        terms.id = QUuid::createUuid();
        terms.name = u"Crawler"_s;
        terms.address = u"::1"_s;
        terms.port = 24'007;
        terms.filter = u"key:Shop check:good"_s;
        terms.policy = PoolPolicy::NextAfterCount;
        terms.everyCount = 123;
        terms.everyMinutes = 45;
        terms.leastLeftS = 33;
        terms.waitS = 7;
        terms.tries = 4;
        terms.tryS = 5;
        terms.sticky = PoolSticky::Site;
        terms.sessionEnd = SessionEnd::Fail;
        terms.allowsPrivateTargets = true;
        terms.allowsMailPorts = true;
        terms.mustBeDeclaredExit = true;
        terms.isOn = false;
        return terms;
    }

private Q_SLOTS:
    void init()
    {
        m_others.clear();
        m_counted.clear();
        PortForm::Parts parts{m_clipboard, {}, {}};
        parts.problem = [this](const PortTerms &terms) { return problemOf(terms, m_others, {}); };
        parts.fitting = [this](const QString &filter) {
            m_counted.append(filter);
            return filter.isEmpty() ? 18 : 1;
        };
        parts.keepers = [this] { return QList<std::pair<QUuid, QString>>{{m_key, u"East crawl"_s}}; };
        m_form = std::make_unique<PortForm>(parts);
        m_form->show();
    }
    void cleanup() { m_form.reset(); }

    void whatIsShownIsWhatIsTaken()
    {
        PortTerms terms = unusual();
        m_form->setTerms(terms);
        QVERIFY(m_form->terms() == terms);
        terms.keeper = m_key;
        terms.hasPassword = true;
        terms.policy = PoolPolicy::NextAfterMinutes;
        terms.sticky = PoolSticky::None;
        m_form->setTerms(terms);
        QVERIFY(m_form->terms() == terms);
        terms.keeper = QUuid::createUuid(); // its terms are gone: the choice stays
        m_form->setTerms(terms);
        QVERIFY(m_form->terms() == terms);
        m_form->setTerms({});
        QVERIFY(m_form->terms() == PortTerms());
    }

    void everyFieldIsTaken()
    {
        m_form->setTerms({});
        find<QLineEdit>("portName").setText(u"  Crawler "_s);
        find<QComboBox>("portAddress").setCurrentText(u"::1"_s);
        find<QSpinBox>("portNumber").setValue(24'009);
        find<QLineEdit>("portFilter").setText(u"area:泉州"_s);
        find<QSpinBox>("portLeft").setValue(60);
        find<QCheckBox>("portExit").click();
        find<QComboBox>("portPolicy").setCurrentIndex(int(PoolPolicy::NextAfterMinutes));
        QVERIFY(find<QSpinBox>("portEvery").isVisible());
        find<QSpinBox>("portEvery").setValue(9);
        find<QComboBox>("portSticky").setCurrentIndex(int(PoolSticky::UserName));
        find<QComboBox>("portSessionEnd").setCurrentIndex(int(SessionEnd::Fail));
        find<QSpinBox>("portWait").setValue(0);
        find<QComboBox>("portKeeper").setCurrentIndex(1);
        find<QSpinBox>("portTries").setValue(2);
        find<QSpinBox>("portTry").setValue(6);
        find<QCheckBox>("portPrivate").click();
        find<QCheckBox>("portMail").click();
        PortTerms wanted;
        wanted.name = u"Crawler"_s;
        wanted.address = u"::1"_s;
        wanted.port = 24'009;
        wanted.filter = u"area:泉州"_s;
        wanted.leastLeftS = 60;
        wanted.mustBeDeclaredExit = true;
        wanted.policy = PoolPolicy::NextAfterMinutes;
        wanted.everyMinutes = 9;
        wanted.sticky = PoolSticky::UserName;
        wanted.sessionEnd = SessionEnd::Fail;
        wanted.waitS = 0;
        wanted.keeper = m_key;
        wanted.tries = 2;
        wanted.tryS = 6;
        wanted.allowsPrivateTargets = true;
        wanted.allowsMailPorts = true;
        QVERIFY(m_form->terms() == wanted);
        QVERIFY(m_form->problemText().isEmpty());
        // Connections and minutes have numbers of their own.
        find<QComboBox>("portPolicy").setCurrentIndex(int(PoolPolicy::NextAfterCount));
        QCOMPARE(find<QSpinBox>("portEvery").value(), PortTerms().everyCount);
        find<QComboBox>("portPolicy").setCurrentIndex(int(PoolPolicy::Random));
        QVERIFY(!find<QSpinBox>("portEvery").isVisible());
    }

    void aProblemIsSaidAtItsField()
    {
        PortTerms other;
        other.id = QUuid::createUuid();
        m_others = {other};
        m_form->setTerms({});
        QVERIFY(isSaid("portAddressNote"));
        QVERIFY(!m_form->problemText().isEmpty());
        find<QSpinBox>("portNumber").setValue(24'001);
        QVERIFY(!isSaid("portAddressNote"));
        QVERIFY(m_form->problemText().isEmpty());
        find<QComboBox>("portAddress").setCurrentText(u"localhost"_s);
        QVERIFY(isSaid("portAddressNote"));
        QVERIFY(!isSaid("portWarning")); // it is no address at all
        find<QComboBox>("portAddress").setCurrentText(u"127.0.0.1"_s);

        find<QLineEdit>("portFilter").setText(u"check:nonsense"_s);
        QVERIFY(isSaid("portFilterNote"));
        QVERIFY2(m_form->problemText().contains(u"check:nonsense"_s), qPrintable(m_form->problemText()));
        m_form->tell(PortProblem::BadFilter);
        QTRY_VERIFY(find<QLineEdit>("portFilter").hasFocus());
        find<QLineEdit>("portFilter").clear();
        QVERIFY(!isSaid("portFilterNote"));
    }

    void anAddressThatOthersCanReachNeedsBothAndWarnsAllTheTime()
    {
        m_form->setTerms({});
        QVERIFY(!isSaid("portWarning"));
        QVERIFY(!find<QLineEdit>("portAllowed").isVisible());
        find<QComboBox>("portAddress").setCurrentText(u"192.168.1.5"_s);
        QVERIFY(isSaid("portWarning"));
        QVERIFY(isSaid("portPasswordNote"));
        m_form->tell(PortProblem::BeyondLoopback);
        QTRY_VERIFY(find<QCheckBox>("portHasPassword").hasFocus());
        find<QCheckBox>("portHasPassword").click();
        QVERIFY(isSaid("portPasswordNote")); // the list is still missing
        m_form->tell(PortProblem::BeyondLoopback);
        QTRY_VERIFY(find<QLineEdit>("portAllowed").hasFocus());
        find<QLineEdit>("portAllowed").setText(u"192.168.1.x"_s);
        QVERIFY(isSaid("portAllowedNote"));
        find<QLineEdit>("portAllowed").setText(u"192.168.1.20，10.0.0.0/24;10.1.1.1"_s);
        QVERIFY(!isSaid("portAllowedNote"));
        QVERIFY(!isSaid("portPasswordNote"));
        QVERIFY(isSaid("portWarning")); // it stays
        QCOMPARE(m_form->terms().allowed, u"192.168.1.20 10.0.0.0/24 10.1.1.1"_s);
        QVERIFY(m_form->problemText().isEmpty());
        // By client only where clients have addresses.
        auto &sticky = find<QComboBox>("portSticky");
        const auto can = [&sticky](PoolSticky which) {
            return bool(sticky.model()->flags(sticky.model()->index(int(which), 0)) & Qt::ItemIsEnabled);
        };
        QVERIFY(can(PoolSticky::ClientAddress));
        find<QComboBox>("portAddress").setCurrentText(u"127.0.0.1"_s);
        QVERIFY(!can(PoolSticky::ClientAddress));
        QVERIFY(can(PoolSticky::UserName));
    }

    void aPasswordIsMadeAndShownOnce()
    {
        m_form->setTerms({});
        auto &line = find<QLineEdit>("portPassword");
        QVERIFY(!line.isVisible());
        QVERIFY(m_form->password().isEmpty());
        find<QCheckBox>("portHasPassword").click();
        QVERIFY(line.isVisible() && line.isReadOnly());
        const QString first = line.text();
        QVERIFY(first.size() >= 22); // 128 bits of letters and digits
        QCOMPARE(m_form->password().reveal(), first);
        find<QPushButton>("portPasswordCopy").click();
        QCOMPARE(m_clipboard.text(), first);
        find<QPushButton>("portPasswordNew").click();
        QVERIFY(line.text() != first);
        find<QCheckBox>("portHasPassword").click();
        QVERIFY(m_form->password().isEmpty());
        QVERIFY(!line.isVisible());

        // One that there is stays, unless a new one is asked for.
        PortTerms terms = unusual();
        terms.hasPassword = true;
        m_form->setTerms(terms);
        QVERIFY(!line.isVisible());
        QVERIFY(m_form->password().isEmpty());
        QVERIFY(m_form->terms().hasPassword);
        find<QPushButton>("portPasswordNew").click();
        QVERIFY(line.isVisible());
        QVERIFY(!m_form->password().isEmpty());
    }

    void whatFitsIsCountedOnceTypingEnds()
    {
        m_form->setTerms({});
        QCOMPARE(find<QLabel>("portCount").text(), u"18 leases fit now."_s);
        m_counted.clear();
        for (const QString &typed : {u"k"_s, u"key"_s, u"key:S"_s})
            find<QLineEdit>("portFilter").setText(typed);
        QTRY_COMPARE_WITH_TIMEOUT(m_counted.size(), 1, 60'000);
        QCOMPARE(m_counted, QStringList{u"key:S"_s});
    }

    void theFilterIsKeptInTheWordsOfNoLanguage()
    {
        ChineseKey chinese;
        m_form->setTerms(unusual());
        auto &filter = find<QLineEdit>("portFilter");
        QCOMPARE(filter.text(), u"key:Shop check:good"_s);
        QCoreApplication::installTranslator(&chinese);
        QCoreApplication::processEvents(); // the event of the change
        QCOMPARE(filter.text(), u"密钥:Shop check:good"_s);
        filter.setText(u"密钥:Other"_s);
        QCOMPARE(m_form->terms().filter, u"key:Other"_s);
        QCoreApplication::removeTranslator(&chinese);
        QCoreApplication::processEvents();
        QCOMPARE(filter.text(), u"key:Other"_s);
        QCOMPARE(m_form->terms().filter, u"key:Other"_s);
    }
};

QTEST_MAIN(TestPortForm)
#include "tst_port_form.moc"

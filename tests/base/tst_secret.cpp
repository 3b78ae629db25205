// SPDX-License-Identifier: MIT
#include "base/secret.h"

#include <QDataStream>
#include <QDebug>
#include <QTest>
#include <QVariant>

#include <concepts>
#include <type_traits>

using namespace Qt::StringLiterals;

namespace proxydeck {

namespace {

template<typename Value>
concept Printable = requires(QDebug debug, const Value &value)
{
    debug << value;
};
template<typename Value>
concept Streamable = requires(QDataStream &stream, const Value &value)
{
    stream << value;
};

static_assert(Printable<QString> && Streamable<QString>, "the checks below would prove nothing");
static_assert(!Printable<Secret>);
static_assert(!Streamable<Secret>);
static_assert(!std::convertible_to<Secret, QString>);
static_assert(!std::constructible_from<QString, Secret>);
static_assert(!std::convertible_to<QString, Secret>, "a text becomes a secret only where somebody wrote so");
static_assert(!std::convertible_to<Secret, bool>);

} // namespace

class TestSecret : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsItsText()
    {
        const Secret secret(u"TESTKEY01"_s);
        QCOMPARE(secret.reveal(), u"TESTKEY01"_s);
        QVERIFY(!secret.isEmpty());
        QVERIFY(Secret().isEmpty());
        QVERIFY(secret == Secret(u"TESTKEY01"_s));
        QVERIFY(secret != Secret(u"TESTKEY02"_s));
        QVERIFY(Secret() == Secret(QString()));
    }

    void copiesOutliveEachOther()
    {
        Secret kept;
        {
            const Secret first(QString(u"TESTKEY"_s) + u"01"_s);
            kept = first;
        } // must not wipe what the copy still needs
        QCOMPARE(kept.reveal(), u"TESTKEY01"_s);

        Secret moved = std::move(kept);
        QCOMPARE(moved.reveal(), u"TESTKEY01"_s);

        const QString text = QString(u"TESTKEY"_s) + u"02"_s;
        {
            const Secret sharing(text);
        } // nor what the caller still holds
        QCOMPARE(text, u"TESTKEY02"_s);
    }

    void staysUnseenInsideAVariant()
    {
        const QVariant variant = QVariant::fromValue(Secret(u"TESTKEY01"_s));
        QVERIFY(!variant.toString().contains("TESTKEY01"_L1));
        QString printed;
        QDebug(&printed) << variant;
        QVERIFY(!printed.contains("TESTKEY01"_L1));
    }
};

} // namespace proxydeck

QTEST_APPLESS_MAIN(proxydeck::TestSecret)
#include "tst_secret.moc"

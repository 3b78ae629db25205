// SPDX-License-Identifier: MIT
#include "ui/wording/account_wording.h"
#include "ui/wording/error_wording.h"
#include "ui/wording/field_wording.h"

#include "catalogue/catalogue.h"
#include "catalogue/form_model.h"

#include <QSet>
#include <QTest>
#include <QTranslator>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

// The error tables of the documentation, interface by interface.
const QStringList everyInterface{u"INTERNAL_ERROR"_s,  u"INVALID_PARAMETER"_s,     u"INVALID_KEY"_s,
                                 u"UNAVAILABLE_KEY"_s, u"ACCESS_DENY"_s,           u"API_AUTH_DENY"_s,
                                 u"KEY_BLOCK"_s,       u"REQUEST_LIMIT_EXCEEDED"_s};
const QStringList extraction{u"NO_RESOURCE_FOUND"_s, u"FAILED_OPERATION"_s};

struct Documented
{
    const char *name;
    Product product;
    Mode mode;
    Action action;
    QStringList codes;
};

/// As in Chinese: every text ends with a full stop as wide as an ideograph.
class WideTexts final : public QTranslator
{
public:
    QString translate(const char *, const char *source, const char *, int) const override
    {
        return QString::fromUtf8(source) + u'。';
    }
    bool isEmpty() const override { return false; }
};

QList<Documented> documentation()
{
    const QStringList exclusive = everyInterface + extraction;
    const QStringList allowance = exclusive + QStringList{u"EXTRACT_LIMIT_EXCEEDED"_s};
    const QStringList balance = allowance + QStringList{u"BALANCE_INSUFFICIENT"_s};
    return {
        {"short channel pool", Product::ShortLived, Mode::Channel, Action::ExtractAndList, balance},
        {"short channel query", Product::ShortLived, Mode::Channel, Action::ListInUse, everyInterface},
        {"short channel get", Product::ShortLived, Mode::Channel, Action::Extract, balance},
        {"short elastic", Product::ShortLived, Mode::Elastic, Action::Extract, allowance},
        {"short even", Product::ShortLived, Mode::Even, Action::Extract, allowance},
        {"short metered", Product::ShortLived, Mode::Metered, Action::Extract, balance},
        {"exclusive", Product::Exclusive, Mode::None, Action::Extract, exclusive},
        {"region lock", Product::RegionLock, Mode::None, Action::Extract,
         exclusive + QStringList{u"NO_AVAILABLE_CHANNEL"_s}},
        {"global channel", Product::Global, Mode::Channel, Action::Extract, balance},
        {"global metered", Product::Global, Mode::Metered, Action::Extract, balance},
    };
}

const QStringList wild{u"DELETE_LIMIT_EXCEEDED"_s, u"IP_WHITELIST_LIMIT_EXCEEDED"_s, u"STATIC_DELETE_TIME_LIMIT"_s,
                       u"MONOPOLY_DELETE_TIME_LIMIT"_s, u"MONOPOLY_CHANGEIP_TIME_LIMIT"_s};

} // namespace

class TestErrorWording : public QObject
{
    Q_OBJECT

private:
    const Catalogue m_catalogue{Catalogue::vendorEndpoints()};

    const Endpoint &endpoint(Product product, Mode mode, Action action = Action::Extract) const
    {
        const Endpoint *found = m_catalogue.find(product, mode, action);
        Q_ASSERT(found);
        return *found;
    }
    const Endpoint &channelGet() const { return endpoint(Product::ShortLived, Mode::Channel); }
    static ApiError refusal(const QString &code, const Endpoint &of)
    {
        ApiError error;
        error.kind = ApiError::Kind::Vendor;
        error.httpStatus = 400;
        error.code = code;
        error.retry = retryAdvice(code, of);
        return error;
    }

private Q_SLOTS:
    void everyDocumentedCodeHasItsOwnWords()
    {
        int seen = 0;
        for (const Documented &documented : documentation()) {
            const Endpoint &of = endpoint(documented.product, documented.mode, documented.action);
            const Wording unknown = errorWording(refusal(u"SOMETHING_NEW"_s, of), of);
            QSet<QString> titles;
            QSet<QString> causes;
            for (const QString &code : documented.codes) {
                const Wording wording = errorWording(refusal(code, of), of);
                const QByteArray where = documented.name + QByteArray(" ") + code.toLatin1();
                QVERIFY2(!wording.title.isEmpty() && !wording.cause.isEmpty() && !wording.next.isEmpty()
                             && !wording.retry.isEmpty(),
                         where.constData());
                QVERIFY2(wording.cause != unknown.cause && wording.next != unknown.next, where.constData());
                QVERIFY2(!wording.title.contains(code) && !wording.title.contains(u'_'), where.constData());
                titles.insert(wording.title);
                causes.insert(wording.cause);
                ++seen;
            }
            QCOMPARE(titles.size(), documented.codes.size()); // no two say the same
            QCOMPARE(causes.size(), documented.codes.size());
        }
        QCOMPARE(seen, 5 * 12 + 8 + 2 * 11 + 10 + 11);
    }

    void noChannelAndWildCodesToo()
    {
        QSet<QString> titles;
        for (const QString &code : wild + QStringList{u"NO_AVAILABLE_CHANNEL"_s}) {
            QVERIFY2(hasOwnWording(code), qPrintable(code));
            titles.insert(errorWording(refusal(code, channelGet()), channelGet()).title);
        }
        QCOMPARE(titles.size(), 6);
    }

    void everyKnownCodeHasWordsOfItsOwn()
    {
        for (const VendorCode &known : vendorCodes())
            QVERIFY2(hasOwnWording(QString::fromLatin1(known.code)), known.code);
    }

    void extractionLimitMeansWhatTheModeMeans()
    {
        const QString code = u"EXTRACT_LIMIT_EXCEEDED"_s;
        const Endpoint &elastic = endpoint(Product::ShortLived, Mode::Elastic);
        const Endpoint &even = endpoint(Product::ShortLived, Mode::Even);
        const Endpoint &metered = endpoint(Product::ShortLived, Mode::Metered);
        const Wording today = errorWording(refusal(code, elastic), elastic);
        const Wording minute = errorWording(refusal(code, even), even);
        const Wording quota = errorWording(refusal(code, metered), metered);
        QVERIFY(today.title.contains(u"oday"_s));
        QVERIFY(today.next.contains(u"tomorrow"_s));
        QVERIFY(today.retry.contains(u"midnight"_s));
        QVERIFY(minute.title.contains(u"minute"_s));
        QVERIFY(minute.next.contains(u"next minute"_s));
        QVERIFY(minute.retry.contains(u"next minute"_s));
        QVERIFY(quota.title.contains(u"quota"_s));
        QVERIFY(!quota.retry.contains(u"minute"_s));
    }

    void pagesAreTheVendorsOwn()
    {
        const Endpoint &global = endpoint(Product::Global, Mode::Metered);
        QCOMPARE(errorWording(refusal(u"API_AUTH_DENY"_s, channelGet()), channelGet()).page,
                 QUrl(u"https://www.qg.net/user/proxyIpManage"_s));
        QCOMPARE(errorWording(refusal(u"API_AUTH_DENY"_s, global), global).page,
                 QUrl(u"https://www.qg.net/user/proxyipResource"_s));
        QCOMPARE(errorWording(refusal(u"INVALID_PARAMETER"_s, channelGet()), channelGet()).page,
                 QUrl(u"https://www.qg.net/tools/IPdebug.html"_s));
        QCOMPARE(errorWording(refusal(u"INVALID_PARAMETER"_s, global), global).page,
                 QUrl(u"https://www.qg.net/tools/IPdebug.html?type=5-2"_s));
        for (const QString &code : everyInterface + extraction) {
            const Wording wording = errorWording(refusal(code, global), global);
            QCOMPARE(wording.page.isEmpty(), wording.pageLabel.isEmpty());
        }
    }

    void unknownCodesAreShownRaw()
    {
        ApiError error = refusal(u"SOMETHING_NEW"_s, channelGet());
        error.vendorMessage = u"a\u202Eb<b>c"_s;
        const Wording wording = errorWording(error, channelGet());
        QVERIFY(wording.title.contains(u"SOMETHING_NEW"_s));
        QVERIFY(wording.cause.contains(u"<b>c"_s)); // plain text is shown as it is
        QVERIFY(!wording.cause.contains(QChar(0x202E)));
        QVERIFY(!wording.retry.isEmpty());
        QVERIFY(!hasOwnWording(u"SOMETHING_NEW"_s));
        error.code = u"X\u200FY"_s;
        QVERIFY(!errorWording(error, channelGet()).title.contains(QChar(0x200F)));
    }

    void everyKindAndCauseIsWorded_data()
    {
        using Kind = ApiError::Kind;
        using Cause = ApiError::Cause;
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("cause");
        for (const Kind kind : {Kind::NotSent, Kind::OutcomeUnknown, Kind::UnexpectedReply, Kind::Cancelled}) {
            for (int cause = int(Cause::None); cause <= int(Cause::NotRecorded); ++cause)
                QTest::addRow("kind %d cause %d", int(kind), cause) << int(kind) << cause;
        }
    }

    void everyKindAndCauseIsWorded()
    {
        QFETCH(int, kind);
        QFETCH(int, cause);
        for (const Endpoint &of : m_catalogue.endpoints()) {
            for (const bool charged : {false, true}) {
                ApiError error;
                error.kind = ApiError::Kind(kind);
                error.cause = ApiError::Cause(cause);
                error.maybeCharged = charged && of.charges();
                const Wording wording = errorWording(error, of, m_catalogue.listInUse(of));
                QVERIFY(!wording.title.isEmpty());
                QVERIFY(!wording.cause.isEmpty());
                QVERIFY(!wording.retry.isEmpty());
                if (error.maybeCharged) {
                    QVERIFY(wording.retry.contains(u"may have been charged"_s));
                    QVERIFY(wording.retry.contains(u"nothing is sent again automatically"_s));
                } else {
                    QVERIFY(!wording.retry.contains(u"charged"_s));
                }
            }
        }
    }

    void causesDiffer()
    {
        using Cause = ApiError::Cause;
        QSet<QString> unsent;
        for (const Cause cause :
             {Cause::HostNotFound, Cause::ConnectionRefused, Cause::Tls, Cause::NetworkProxy, Cause::TlsBroken,
              Cause::TlsRefused, Cause::ProxyLogin, Cause::ProxyNotReached, Cause::ProxyClosed, Cause::ProxySilent,
              Cause::Offline, Cause::Timeout, Cause::RepeatsPossible, Cause::RepeatsNotChecked, Cause::NotRecorded}) {
            ApiError error;
            error.kind = ApiError::Kind::NotSent;
            error.cause = cause;
            const Wording wording = errorWording(error, channelGet());
            QVERIFY(wording.cause.contains(u"nothing was charged"_s));
            unsent.insert(wording.title);
        }
        QCOMPARE(unsent.size(), 15);
        QSet<QString> unusable;
        for (const Cause cause : {Cause::Truncated, Cause::NotJson, Cause::WrongShape, Cause::TooLarge, Cause::Redirect,
                                  Cause::HttpStatus}) {
            ApiError error;
            error.kind = ApiError::Kind::UnexpectedReply;
            error.cause = cause;
            error.httpStatus = 502;
            unusable.insert(errorWording(error, channelGet()).cause);
        }
        QCOMPARE(unusable.size(), 6);
    }

    void saysWhoseProxyItWas()
    {
        using Through = CallWay::Through;
        ApiError error;
        error.kind = ApiError::Kind::NotSent;
        error.cause = ApiError::Cause::ProxySilent;
        error.way.proxy = u"10.0.0.1:3128"_s;
        error.way.variable = u"https_proxy"_s;
        const auto said = [&](Through through) {
            error.way.through = through;
            const Wording wording = errorWording(error, channelGet());
            return wording.cause + u' ' + wording.next;
        };
        for (const Through through : {Through::SystemProxy, Through::EnvironmentProxy, Through::OwnProxy})
            QVERIFY(said(through).contains(u"10.0.0.1:3128"));
        QVERIFY(said(Through::OwnProxy).contains(u"set in ProxyDeck"));
        QVERIFY(!said(Through::OwnProxy).contains(u"system"));
        QVERIFY(said(Through::EnvironmentProxy).contains(u"variable https_proxy"));
        QVERIFY(said(Through::SystemProxy).contains(u"the system's proxy"));

        // A variable that is set and does nothing is told where a call fails, whatever the reason.
        error.way = {};
        error.way.through = Through::Nothing;
        error.way.unused = u"all_proxy"_s;
        for (const auto kind : {ApiError::Kind::NotSent, ApiError::Kind::OutcomeUnknown}) {
            error.kind = kind;
            error.cause = ApiError::Cause::Timeout;
            QVERIFY(errorWording(error, channelGet()).next.contains(u"all_proxy is set, but"));
        }
    }

    void noBlankStandsBetweenChineseSentences()
    {
        WideTexts texts;
        QVERIFY(QCoreApplication::installTranslator(&texts));
        ApiError error;
        error.kind = ApiError::Kind::NotSent;
        error.cause = ApiError::Cause::ProxyNotReached;
        error.way.through = CallWay::Through::OwnProxy;
        error.way.proxy = u"10.0.0.1:3128"_s;
        error.way.unused = u"all_proxy"_s;
        const Wording wording = errorWording(error, channelGet());
        QCoreApplication::removeTranslator(&texts);
        QVERIFY2(wording.next.contains(u"is running.。"_s) && wording.next.contains(u"all_proxy"_s),
                 qPrintable(wording.next));
        for (const QString &text : {wording.cause, wording.next})
            QVERIFY2(!text.contains(u"。 "_s), qPrintable(text));
    }

    void takenBackWhere()
    {
        ApiError error;
        error.kind = ApiError::Kind::Cancelled;
        error.cause = ApiError::Cause::CancelledByUser;
        QVERIFY(errorWording(error, channelGet()).cause.contains(u"while it waited"));
        error.cause = ApiError::Cause::CancelledWhileConnecting;
        QVERIFY(errorWording(error, channelGet()).cause.contains(u"while the connection was being made"));
    }

    void unknownOutcomeLeadsToTheListWhereThereIsOne()
    {
        ApiError error;
        error.kind = ApiError::Kind::OutcomeUnknown;
        error.cause = ApiError::Cause::ConnectionLost;
        error.maybeCharged = true;
        const Wording listed = errorWording(error, channelGet(), true);
        QCOMPARE(listed.title, u"Outcome unknown"_s);
        QVERIFY(listed.next.contains(u"in use"_s));
        QVERIFY(listed.page.isEmpty());
        const Endpoint &elastic = endpoint(Product::ShortLived, Mode::Elastic);
        const Wording unlisted = errorWording(error, elastic, false);
        QVERIFY(!unlisted.next.contains(u"in use"_s));
        QVERIFY(!unlisted.page.isEmpty());
        // A list that got lost is no drama.
        error.maybeCharged = false;
        const Wording list = errorWording(error, endpoint(Product::ShortLived, Mode::Channel, Action::ListInUse), true);
        QVERIFY(list.title != u"Outcome unknown"_s);
        QVERIFY(list.next.contains(u"Nothing was charged"_s));
    }

    void retryTimeIsTold()
    {
        ApiError error = refusal(u"REQUEST_LIMIT_EXCEEDED"_s, channelGet());
        QVERIFY(errorWording(error, channelGet()).retry.contains(u"next minute"_s));
        error.retryAfterMs = 11'001;
        QVERIFY(errorWording(error, channelGet()).retry.contains(u"12 s"_s));
        error.retryAfterMs = 600'000;
        QVERIFY(errorWording(error, channelGet()).retry.contains(u"10 min"_s));
    }

    void secretErrors()
    {
        using Kind = SecretError::Kind;
        QSet<QString> texts;
        for (const Kind kind : {Kind::NotFound, Kind::Locked, Kind::Denied, Kind::NoKeychain, Kind::TooLarge,
                                Kind::Mismatch, Kind::Failed})
            texts.insert(secretErrorText({kind, {}}));
        QCOMPARE(texts.size(), 7);
        QVERIFY(!texts.contains(QString()));
        QVERIFY(secretErrorText({Kind::Failed, u"no such\u202E interface"_s}).contains(u"no such‹U+202E› interface"_s));

        AccountBook::Failure failure;
        failure.file = u"Read-only file system"_s;
        QVERIFY(accountFailureText(failure).contains(u"Read-only file system"_s));
        failure.secret = SecretError{Kind::Locked, {}};
        QCOMPARE(accountFailureText(failure), secretErrorText({Kind::Locked, {}}));
    }

    void fieldProblems()
    {
        FormModel form(endpoint(Product::ShortLived, Mode::Channel));
        const int num = form.fieldNamed(u"num");
        const int area = form.fieldNamed(u"area");
        const int without = form.fieldNamed(u"area_ex");
        QCOMPARE(fieldProblemText(form, num), QString());
        form.setValue(num, u"many"_s);
        QVERIFY(fieldProblemText(form, num).contains(u"many"_s));
        form.setValue(num, u"101"_s); // seen: at most 100 a call
        QVERIFY(fieldProblemText(form, num).contains(u"1 to 100"_s));
        form.setValue(num, u"0"_s);
        QVERIFY(fieldProblemText(form, num).contains(u"1 to 100"_s));
        form.setValue(area, u"350500,3307"_s);
        QVERIFY(fieldProblemText(form, area).contains(u"3307"_s));
        form.setValue(area, u"350500,330700"_s);
        QCOMPARE(fieldProblemText(form, area), QString());
        form.setValue(without, u"330700"_s);
        const int marked = form.firstProblem();
        QVERIFY(marked == area || marked == without);
        QVERIFY(fieldProblemText(form, marked).contains(u"330700"_s));

        FormModel exclusive(endpoint(Product::Exclusive, Mode::None));
        const int minutes = exclusive.fieldNamed(u"keep_alive");
        exclusive.setValue(minutes, u"1441"_s);
        QVERIFY(fieldProblemText(exclusive, minutes).contains(QLocale().toString(1440)));
        const int one = exclusive.fieldNamed(u"area");
        exclusive.setValue(one, u"350500,330700"_s);
        QVERIFY(!fieldProblemText(exclusive, one).isEmpty());

        FormModel global(endpoint(Product::Global, Mode::Channel));
        const int country = global.fieldNamed(u"area");
        global.setValue(country, u"US,USA"_s);
        QVERIFY(fieldProblemText(global, country).contains(u"USA"_s));
    }

    void badRows()
    {
        using Reason = BadRow::Reason;
        QSet<QString> texts;
        for (const Reason reason :
             {Reason::NotAnObject, Reason::NoServer, Reason::BadPort, Reason::BadDeadline, Reason::NoUuid}) {
            const QString text = badRowText({2, reason, {}});
            QVERIFY(text.contains(u"3"_s)); // people count from one
            texts.insert(text);
        }
        QCOMPARE(texts.size(), 5);
    }
};

QTEST_GUILESS_MAIN(TestErrorWording)
#include "tst_error_wording.moc"

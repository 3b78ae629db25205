// SPDX-License-Identifier: MIT
#include "ui/help/diagnostics.h"

#include "accounts/account_book.h"
#include "catalogue/catalogue.h"
#include "desk/desk.h"
#include "lease/vendor_clock.h"
#include "ledger/ledger.h"
#include "log/log.h"
#include "ui/wording/account_wording.h"
#include "ui/wording/call_texts.h"
#include "ui/wording/language.h"
#include "ui/wording/way_wording.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLocale>
#include <QScreen>
#include <QSet>
#include <QStringList>
#include <QSysInfo>

#include <array>
#include <cstdlib>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostCalls = 10;
constexpr int mostWarnings = 20;

struct DiagnosticsWords
{
    Q_DECLARE_TR_FUNCTIONS(Diagnostics)
};

QString secondsText(qint64 ms)
{
    return DiagnosticsWords::tr("%1 s").arg(QLocale().toString(double(ms) / 1'000, 'f', 1));
}

/// Whether it is proven that one press sends one request, and since when.
QString sendOnceText(const SendOnceProof &proof)
{
    switch (proof.standing()) {
    case SendOnceProof::Standing::NotRun:
        return DiagnosticsWords::tr("not checked yet");
    case SendOnceProof::Standing::Running:
        return DiagnosticsWords::tr("being checked");
    case SendOnceProof::Standing::Holds:
        //: %1 a date and time
        return DiagnosticsWords::tr("checked with this Qt on %1")
            .arg(QDateTime::fromMSecsSinceEpoch(proof.provedMs()).toString(u"yyyy-MM-dd HH:mm:ss"_s));
    case SendOnceProof::Standing::Fails:
        //: %1 a number, at least 2
        return DiagnosticsWords::tr("no: a request whose answer was lost arrived %1 times; extraction is off")
            .arg(QLocale().toString(proof.mostArrivals()));
    case SendOnceProof::Standing::NotCarriedOut:
        break;
    }
    const QString text = DiagnosticsWords::tr("could not be checked; extraction waits");
    return proof.problem().isEmpty() ? text : text + u": "_s + proof.problem();
}

DiagnosticsSection versionsSection(const SendOnceProof *sendOnce)
{
    const QString built = QStringLiteral(QT_VERSION_STR);
    DiagnosticsSection section{
        DiagnosticsWords::tr("Versions"),
        {{DiagnosticsWords::tr("ProxyDeck"), QCoreApplication::applicationVersion()},
         //: %1, %2 versions of Qt
         {u"Qt"_s, DiagnosticsWords::tr("%1, built with %2").arg(QString::fromLatin1(qVersion()), built)},
         {DiagnosticsWords::tr("System"),
          QSysInfo::prettyProductName() + u", "_s + QSysInfo::kernelType() + u' ' + QSysInfo::kernelVersion() + u", "_s
              + QSysInfo::currentCpuArchitecture()},
         {DiagnosticsWords::tr("Window system"), QGuiApplication::platformName()}}};
    if (sendOnce)
        section.facts.append({DiagnosticsWords::tr("One press, one request"), sendOnceText(*sendOnce)});
    return section;
}

QString keychainKind(const AccountBook &accounts)
{
    if (!accounts.store().isLasting())
        return DiagnosticsWords::tr("none: keys are kept for this session only");
#if defined(Q_OS_WIN)
    return u"Windows Credential Manager"_s;
#elif defined(Q_OS_MACOS)
    return u"macOS Keychain"_s;
#else
    return u"Secret Service / KWallet"_s;
#endif
}

QString stateText(AccountBook::SecretState state)
{
    switch (state) {
    case AccountBook::SecretState::Loading:
        return DiagnosticsWords::tr("being read");
    case AccountBook::SecretState::Ready:
        return DiagnosticsWords::tr("ready");
    case AccountBook::SecretState::SessionOnly:
        return DiagnosticsWords::tr("for this session only");
    case AccountBook::SecretState::Unavailable:
        return DiagnosticsWords::tr("not available");
    }
    Q_UNREACHABLE();
}

DiagnosticsSection keychainSection(const AccountBook &accounts)
{
    DiagnosticsSection section{DiagnosticsWords::tr("Keys"),
                               {{DiagnosticsWords::tr("Keychain"), keychainKind(accounts)}}};
    for (int row = 0; row < accounts.size(); ++row) {
        const Account &account = accounts.at(row);
        QString text = planName(account.product, account.mode) + u", "_s + stateText(accounts.secretState(account.id));
        if (const auto error = accounts.secretError(account.id))
            text += u": "_s + secretErrorText(*error);
        section.facts.append({account.name, text});
    }
    return section;
}

DiagnosticsSection clockSection(const VendorClock &clock)
{
    QString skew = DiagnosticsWords::tr("not known before the first answer");
    if (clock.isSkewRemembered()) {
        const QString amount = secondsText(std::llabs(clock.skewMs()));
        //: %1 seconds
        skew = (clock.skewMs() < 0 ? DiagnosticsWords::tr("%1 slow in the last run; not known before the first answer")
                                   : DiagnosticsWords::tr("%1 fast in the last run; not known before the first answer"))
                   .arg(amount);
    } else if (clock.isSkewKnown()) {
        const QString amount = secondsText(std::llabs(clock.skewMs()));
        //: %1 seconds, %2 seconds: how exactly that is known
        skew = (clock.skewMs() < 0 ? DiagnosticsWords::tr("%1 slow (± %2)") : DiagnosticsWords::tr("%1 fast (± %2)"))
                   .arg(amount, secondsText(clock.skewErrorMs()));
    }
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(clock.nowMs());
    return {DiagnosticsWords::tr("Clock"),
            {{DiagnosticsWords::tr("This machine's clock"), skew},
             {DiagnosticsWords::tr("Time by the vendor's clock"),
              now.toOffsetFromUtc(now.offsetFromUtc()).toString(Qt::ISODate)}}};
}

DiagnosticsSection rateWindowsSection(const Catalogue &catalogue, const AccountBook &accounts, const Desk &desk)
{
    const QLocale locale;
    DiagnosticsSection section{DiagnosticsWords::tr("Rate windows, the last 60 s"), {}};
    for (int row = 0; row < accounts.size(); ++row) {
        const Account &account = accounts.at(row);
        if (!accounts.secrets(account.id))
            continue;
        for (const Action action : catalogue.actions(account.product, account.mode)) {
            const Endpoint &endpoint = *catalogue.find(account.product, account.mode, action);
            const RateMeter meter = desk.meter(account.id, endpoint);
            QString text = endpoint.rate == RateRule::SixtyAMinute
                ? DiagnosticsWords::tr("%1 of %2 calls used")
                      .arg(locale.toString(meter.used), locale.toString(meter.allowed))
                //: %3 the number of channels, as entered for the key
                : DiagnosticsWords::tr("%1 of %2 calls used (%3 channels × 5 + 10)")
                      .arg(locale.toString(meter.used), locale.toString(meter.allowed),
                           locale.toString(account.channels));
            if (meter.waiting > 0)
                text += u", "_s + DiagnosticsWords::tr("%1 waiting").arg(locale.toString(meter.waiting));
            if (meter.nextFreeInMs > 0)
                text += u", "_s + DiagnosticsWords::tr("next in %1").arg(secondsText(meter.nextFreeInMs));
            section.facts.append({account.name + u" · "_s + actionName(action), text});
        }
    }
    return section;
}

DiagnosticsSection lastCallsSection(const CallLog &calls)
{
    DiagnosticsSection section{DiagnosticsWords::tr("Last calls"), {}};
    for (int i = calls.size() - 1; i >= 0 && section.facts.size() < mostCalls; --i) {
        const Call &call = calls.at(i);
        if (!call.isOver())
            continue;
        // The outcome in the words of the log, because support reads both together.
        QStringList parts{callOutcomeWord(call)};
        if (const QString duration = callDurationText(call); !duration.isEmpty())
            parts << duration;
        if (const QString way = wayText(call.way); !way.isEmpty())
            parts << way;
        parts << (call.requestId.isEmpty() ? DiagnosticsWords::tr("no request_id") : u"request_id "_s + call.requestId);
        const QString endpoint = call.endpoint ? u" "_s + QString::fromLatin1(call.endpoint->id) : QString();
        section.facts.append({callFullTimeText(call) + endpoint, parts.join(u", "_s)});
    }
    return section;
}

/// As it is set; what the system answers is asked for each call, and is in its line.
DiagnosticsSection waySection(const DiagnosticsSources &sources)
{
    DiagnosticsSection section{DiagnosticsWords::tr("Route to the vendor"), {}};
    if (!sources.way)
        return section;
    const CallWay way = sources.way();
    const QString text = wayText(way);
    section.facts.append({QString(), text.isEmpty() ? DiagnosticsWords::tr("as the system is set") : text});
    if (const QString unused = unusedVariableText(way); !unused.isEmpty())
        section.facts.append({QString(), unused});
    return section;
}

DiagnosticsSection recordSection(const DiagnosticsSources &sources)
{
    DiagnosticsSection section{DiagnosticsWords::tr("Record and log"), {}};
    QString state = DiagnosticsWords::tr("none: nothing is kept in the demo");
    if (sources.hasLedger) {
        const QString file = Ledger::fileName(sources.dataFolder);
        const qint64 bytes = QFileInfo(file).size() + QFileInfo(file + u"-wal"_s).size();
        const QString size = QLocale().formattedDataSize(bytes);
        const QString problem = sources.ledgerProblem();
        state = problem.isEmpty() ? DiagnosticsWords::tr("well, %1").arg(size)
                                  //: %1 the system's reason, %2 a size
                                  : DiagnosticsWords::tr("not being written: %1; %2").arg(problem, size);
    }
    section.facts.append({DiagnosticsWords::tr("Record of leases"), state});
    section.facts.append({DiagnosticsWords::tr("Data folder"), QDir::toNativeSeparators(sources.dataFolder)});
    const QString logProblem = sources.log.problem();
    section.facts.append(
        {DiagnosticsWords::tr("Log"),
         QDir::toNativeSeparators(sources.log.folder())
             + (logProblem.isEmpty() ? QString()
                                     : u": "_s + DiagnosticsWords::tr("cannot be written: %1").arg(logProblem))});
    return section;
}

DiagnosticsSection displaySection(const Language &language)
{
    DiagnosticsSection section{DiagnosticsWords::tr("Display and language"), {}};
    for (const QScreen *screen : QGuiApplication::screens()) {
        section.facts.append({DiagnosticsWords::tr("Screen"),
                              u"%1 × %2, %3 %"_s.arg(screen->geometry().width())
                                  .arg(screen->geometry().height())
                                  .arg(QLocale().toString(screen->devicePixelRatio() * 100, 'f', 0))});
    }
    section.facts.append({DiagnosticsWords::tr("Program's language"), language.current()});
    section.facts.append(
        {DiagnosticsWords::tr("System's languages"), QLocale::system().uiLanguages().mid(0, 4).join(u", "_s)});
    return section;
}

DiagnosticsSection warningsSection(const Log &log)
{
    DiagnosticsSection section{DiagnosticsWords::tr("Last warnings"), {}};
    for (const QString &line : log.recent(LogLevel::Warning, mostWarnings))
        section.facts.append({line.section(u' ', 0, 1), line.section(u' ', 2)});
    if (section.facts.isEmpty())
        section.facts.append({QString(), DiagnosticsWords::tr("none in this run")});
    return section;
}

/// Replaces the user name in paths: folders outside the home folder can contain it too.
QString withoutUserName(const QString &path)
{
    const QString user = QDir(QDir::homePath()).dirName();
    QStringList parts = path.split(QDir::separator());
    for (QString &part : parts) {
        if (!user.isEmpty() && part.compare(user, Qt::CaseInsensitive) == 0)
            part = u"~"_s;
    }
    return parts.join(QDir::separator());
}

} // namespace

QList<DiagnosticsSection> diagnostics(const DiagnosticsSources &sources)
{
    QList<DiagnosticsSection> sections{
        versionsSection(sources.desk.sendOnce()),
        keychainSection(sources.accounts),
        clockSection(sources.vendorClock),
        rateWindowsSection(sources.catalogue, sources.accounts, sources.desk),
        waySection(sources),
        lastCallsSection(sources.desk.log()),
        recordSection(sources),
        displaySection(sources.language),
        warningsSection(sources.log),
    };
    sections.removeIf([](const DiagnosticsSection &section) { return section.facts.isEmpty(); });
    // Redacted here, not where each fact is created, so that facts added later are redacted as well.
    const Redactor &redactor = sources.log.redactor();
    for (DiagnosticsSection &section : sections) {
        for (auto &[name, value] : section.facts) {
            name = redactor.redacted(name, 200);
            value = withoutUserName(redactor.redacted(value));
        }
    }
    return sections;
}

QString diagnosticsText(const QList<DiagnosticsSection> &sections)
{
    QStringList lines;
    for (const DiagnosticsSection &section : sections) {
        if (!lines.isEmpty())
            lines << QString();
        lines << u'[' + section.title + u']';
        for (const auto &[name, value] : section.facts)
            lines << (name.isEmpty() ? value : name + u": "_s + value);
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace proxydeck

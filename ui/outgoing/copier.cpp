// SPDX-License-Identifier: MIT
#include "ui/outgoing/copier.h"

#include "base/visible_text.h"
#include "formats/copy_formats.h"
#include "lease/vendor_clock.h"
#include "outbox/copy_job.h"
#include "preferences/preferences.h"
#include "ui/desktop/clipboard.h"
#include "ui/outgoing/proxy_credentials.h"

#include <QLocale>
#include <QStringList>

namespace proxydeck {

using namespace Qt::StringLiterals;

Copier::Copier(const LeaseTable &leases, const AccountBook &accounts, const Preferences *preferences, QObject *parent)
    : QObject(parent)
    , m_leases(leases)
    , m_accounts(accounts)
    , m_preferences(preferences)
{
}

Copier::~Copier() = default;

qint64 Copier::closeMarginMs() const
{
    return m_preferences ? m_preferences->ms(Preference::CopyMargin) : specOf(Preference::CopyMargin).number * 1'000LL;
}

CopyTime Copier::time() const { return {m_leases.clock().nowMs(), closeMarginMs()}; }

CopyText Copier::text(const QList<RowId> &rows, const CopyFormat &format) const
{
    OutgoingLeases leases(m_leases, proxyCredentials(m_accounts, format.credentials));
    for (const RowId row : rows)
        leases.take(row);
    return copyText(leases, format, time());
}

CopyReport Copier::copy(const QList<RowId> &rows, const CopyFormat &format, Clipboard &clipboard)
{
    m_job.reset(); // otherwise it would replace this copy when it ends
    const CopyText copy = text(rows, format);
    put(copy, format, clipboard);
    return copy.report;
}

void Copier::start(const QList<RowId> &rows, const CopyFormat &format, Clipboard &clipboard)
{
    if (rows.size() <= atOnce) {
        copy(rows, format, clipboard);
        return;
    }
    m_job = std::make_unique<CopyJob>(m_leases, proxyCredentials(m_accounts, format.credentials), rows, format, time());
    connect(m_job.get(), &CopyJob::progress, this, &Copier::progress);
    connect(m_job.get(), &CopyJob::finished, this, [this, format, &clipboard](const CopyText &copy) {
        m_job.release()->deleteLater(); // it is the sender of this signal
        put(copy, format, clipboard);
    });
}

void Copier::cancel()
{
    if (!m_job)
        return;
    m_job.reset();
    Q_EMIT cancelled();
}

void Copier::put(const CopyText &copy, const CopyFormat &format, Clipboard &clipboard)
{
    if (copy.report.copied > 0)
        clipboard.put(copy.text, copy.secret);
    if (!copy.rows.isEmpty())
        Q_EMIT taken(copy.rows);
    Q_EMIT copied(copy.report, reportText(copy.report, format));
}

QString Copier::refusedText(const CopyReport &report)
{
    switch (report.refusal) {
    case Refusal::ControlCharacter:
        return tr("%1 cannot be written: user or password hold a line end or another control character; enter them "
                  "again under Edit key");
    case Refusal::Character:
        return tr("%1 cannot be written in this format: user or password hold a character that means something in it");
    case Refusal::NotAscii:
        return tr("%1 cannot be written in this format: user or password hold characters that its program cannot send");
    case Refusal::None:
    case Refusal::Other:
        break;
    }
    return tr("%1 cannot be written in this format");
}

QString Copier::reportText(const CopyReport &report, const CopyFormat &format) const
{
    const QLocale locale;
    const auto number = [&locale](int value) { return locale.toString(value); };
    QStringList parts;
    if (report.copied > 0)
        parts << tr("Copied %1 as %2").arg(number(report.copied), visibleText(copyFormatName(format)));
    else
        parts << tr("Nothing copied");
    if (report.skippedExpired > 0)
        parts << tr("skipped %1 expired").arg(number(report.skippedExpired));
    if (report.skippedUnlisted > 0)
        parts << tr("skipped %1 no longer listed").arg(number(report.skippedUnlisted));
    if (report.copied > 0 && report.expired > 0)
        parts << tr("already expired");
    if (report.closeToDeadline > 0)
        parts << tr("%1 with less than %2 s left")
                     .arg(number(report.closeToDeadline), locale.toString(closeMarginMs() / 1000));
    if (report.refused > 0)
        parts << refusedText(report).arg(number(report.refused));
    if (report.withoutCredentials > 0)
        parts << tr("%1 without user and password, as the key's secrets are not available")
                     .arg(number(report.withoutCredentials));
    if (report.ofAnotherKey > 0)
        parts << tr("%1 without user and password, as the key was replaced since they were extracted")
                     .arg(number(report.ofAnotherKey));
    return parts.join(tr("; ", "between the parts of a message"));
}

} // namespace proxydeck

#include "moc_copier.cpp"

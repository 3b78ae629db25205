// SPDX-License-Identifier: MIT
#include "ui/check/check_command.h"

#include "checks/lease_checks.h"
#include "ui/widgets/progress_item.h"

#include <QLocale>
#include <QStringList>

namespace proxydeck {

using namespace Qt::StringLiterals;

CheckCommand::CheckCommand(LeaseChecks &checks, QObject *parent)
    : QObject(parent)
    , m_checks(checks)
    , m_progress(new ProgressItem({[this](const QString &done, const QString &total) {
                                       const CheckProgress &now = m_checks.progress();
                                       if (now.pause == CheckProgress::Pause::OwnConnection)
                                           return tr("Checks wait: is this machine connected?");
                                       //: numbers of leases; %3 how many of them a second
                                       return tr("Checked %1 of %2, %3 a second")
                                           .arg(done, total,
                                                QLocale().toString(now.perSecond, 'f', now.perSecond < 10 ? 1 : 0));
                                   },
                                   [] { return tr("Cancel the checks"); }},
                                  this))
{
    connect(m_progress, &ProgressItem::cancelRequested, this, &CheckCommand::cancel);
    connect(&m_checks, &LeaseChecks::progressChanged, this, &CheckCommand::follow);
}

void CheckCommand::check(const QList<RowId> &rows)
{
    const LeaseChecks::Begun begun = m_checks.check(rows);
    m_isTelling = m_isTelling || begun.checks > 0;
    QStringList parts{begun.checks > 0 ? tr("Checking %n leases", nullptr, int(begun.checks)) : tr("Nothing to check")};
    if (begun.ended > 0)
        parts.append(tr("%n have expired or are about to", nullptr, int(begun.ended)));
    if (begun.noSecrets > 0)
        parts.append(tr("%n without their key's password", nullptr, int(begun.noSecrets)));
    if (begun.elsewhere > 0)
        parts.append(
            tr("%n are not of this machine, and nothing else is contacted now", nullptr, int(begun.elsewhere)));
    if (begun.otherKeys > 0)
        parts.append(tr("%n of a key that was replaced", nullptr, int(begun.otherKeys)));
    Q_EMIT message(parts.join(tr("; ", "between the parts of a message")));
}

void CheckCommand::cancel()
{
    m_isTelling = false;
    m_checks.cancel();
    Q_EMIT message(tr("Checks cancelled; what was found so far stays"));
}

void CheckCommand::follow(const CheckProgress &progress)
{
    if (!progress.isIdle()) {
        if (!m_progress->isRunning())
            m_progress->begin(qsizetype(progress.total));
        m_progress->setProgress(qsizetype(progress.done), qsizetype(progress.total));
    } else {
        m_progress->end();
    }
    if (!m_isTelling || !progress.isIdle() || progress.total == 0)
        return;
    m_isTelling = false;
    //: %1 and %2 are numbers of leases
    Q_EMIT message(
        tr("Checked: %1 of %2 are good").arg(QLocale().toString(progress.good), QLocale().toString(progress.done)));
}

} // namespace proxydeck

#include "moc_check_command.cpp"

// SPDX-License-Identifier: MIT
#include "ui/outgoing/row_exports.h"

#include "formats/format_book.h"
#include "ui/outgoing/export_question.h"
#include "ui/outgoing/row_actions.h"
#include "ui/widgets/progress_item.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

#include <utility>

namespace proxydeck {

using namespace Qt::StringLiterals;

RowExports::RowExports(RowActions &actions, const VendorClock &clock, const Preferences *preferences,
                       const QString &prefix, QWidget &window)
    : QObject(&window)
    , m_actions(actions)
    , m_progress(new ProgressItem(
          {[](const QString &done, const QString &total) { return tr("Exporting %1 of %2").arg(done, total); },
           [] { return tr("Cancel the export"); }},
          this))
    , m_question(new ExportQuestion(clock, preferences, prefix, window))
    , m_prefix(prefix)
{
    m_progress->setObjectName(u"exportProgress"_s);
    connect(m_progress, &ProgressItem::cancelRequested, this, [this] {
        if (m_run)
            m_run->cancel();
    });
    setLast({});
}

RowExports::~RowExports() = default;

void RowExports::setLast(const LastExport &last)
{
    m_last = last;
    m_actions.setExportFile(QFileInfo(m_last.path()).fileName());
}

void RowExports::ask(const Rows &rows, const QString &format)
{
    if (m_run || rows.shown == 0)
        return;
    ExportQuestion::About about{rows.selected, rows.shown, rows.areLeases, rows.name, {}, {}, {}, rows.csvCredentials};
    if (rows.areLeases) {
        about.formats = &m_actions.book();
        about.format = format.isNull() ? m_last.format() : format;
        about.file = m_last.path();
    }
    // What the question is about is what will be exported: by then another tab may be the current one, other rows may
    // be shown, and others selected.
    m_question->ask(about,
                    [this, rows](const QString &path, const ExportChoice &choice) { write(rows, path, choice); });
}

void RowExports::again(const Rows &rows)
{
    if (m_run || !hasLast() || !rows.areLeases || rows.shown == 0)
        return;
    const auto choice = m_last.again(rows.selected > 0, m_actions.book());
    if (!choice) {
        Q_EMIT message(tr("Nothing exported: the format of the last export is no longer offered"));
        return;
    }
    write(rows, m_last.path(), *choice);
}

void RowExports::write(const Rows &rows, const QString &path, const ExportChoice &choice)
{
    if (m_run)
        return;
    m_question->setFolderOf(path);
    m_running.reset();
    if (rows.areLeases) {
        m_running = std::make_unique<LastExport>();
        m_running->set(path, choice);
    }
    Started started = rows.start(path, choice);
    m_run = std::move(started.run);
    connect(m_run.get(), &ExportRun::progress, m_progress, &ProgressItem::setProgress);
    connect(m_run.get(), &ExportRun::finished, this, &RowExports::onFinished);
    m_progress->begin(started.rows);
    Q_EMIT changed();
}

void RowExports::onFinished(const ExportResult &result)
{
    m_run.release()->deleteLater(); // it is the sender of this signal
    m_progress->end();
    if (m_running && result.outcome == ExportResult::Outcome::Written && result.rows > 0)
        setLast(*m_running);
    m_running.reset();
    Q_EMIT changed();
    Q_EMIT message(ExportQuestion::endText(result));
}

QString RowExports::folderKey() const { return (m_prefix.isEmpty() ? u"leases"_s : m_prefix) + "/exportFolder"_L1; }

void RowExports::save(QSettings &settings) const
{
    settings.setValue(folderKey(), m_question->folder());
    m_last.save(settings, m_prefix);
}

void RowExports::restore(const QSettings &settings)
{
    m_question->setFolder(settings.value(folderKey()).toString());
    LastExport last;
    last.restore(settings, m_prefix);
    setLast(last);
    Q_EMIT changed();
}

} // namespace proxydeck

#include "moc_row_exports.cpp"

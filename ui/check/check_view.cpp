// SPDX-License-Identifier: MIT
#include "ui/check/check_view.h"

#include "base/visible_text.h"
#include "lease/check_texts.h"
#include "ui/check/check_bar.h"
#include "ui/widgets/headings.h"
#include "ui/widgets/note_label.h"

#include <QBoxLayout>
#include <QDateTime>
#include <QEvent>
#include <QLabel>
#include <QLocale>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

QString clockTime(qint64 atMs)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(atMs).time(), u"HH:mm:ss"_s);
}

} // namespace

CheckView::CheckView(QWidget *parent)
    : QWidget(parent)
    , m_title(makeHeading(this))
    , m_outcome(makeText(this, true))
    , m_facts(makeText(this, true))
    , m_bar(new CheckBar(this))
    , m_parts(makeText(this, true))
    , m_meaning(new NoteLabel(NoteLabel::Kind::Problem, this))
    , m_earlier(makeText(this, true))
{
    setObjectName(u"checkView"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, fontMetrics().height() / 2, 0, 0);
    layout->setSpacing(3);
    for (QWidget *line :
         std::initializer_list<QWidget *>{m_title, m_outcome, m_facts, m_bar, m_parts, m_meaning, m_earlier})
        layout->addWidget(line);
    m_outcome->setObjectName(u"checkOutcome"_s);
    m_facts->setObjectName(u"checkFacts"_s);
    m_earlier->setObjectName(u"checkEarlier"_s);
    applyFont();
    refresh();
}

void CheckView::setResults(const QList<CheckResult> &results, const QString &declaredExit)
{
    m_results = results;
    m_declaredExit = declaredExit;
    refresh();
}

void CheckView::clear() { setResults({}, {}); }

QString CheckView::title() const { return tr("Check"); }

QString CheckView::factsOf(const CheckResult &result) const
{
    const CheckOutcome &outcome = result.outcome;
    QStringList facts;
    if (!outcome.exitIp.isEmpty() && !m_declaredExit.isEmpty() && outcome.exitIp != m_declaredExit)
        facts.append(tr("Exit %1, declared %2", "two addresses").arg(outcome.exitIp, visibleText(m_declaredExit)));
    else if (!outcome.exitIp.isEmpty())
        facts.append(tr("Exit %1", "an address").arg(outcome.exitIp));
    if (outcome.protocol != CheckProtocol::Unknown)
        facts.append(checkProtocolName(outcome.protocol));
    if (const QString total = latencyText(outcome.times); !total.isEmpty())
        facts.append(tr("%1 in all", "a duration").arg(total));
    if (result.samples > 1)
        facts.append(tr("%1 of %2 lost", "samples").arg(result.lost).arg(result.samples));
    if (result.resolveMs >= 0)
        facts.append(tr("Name looked up in %1 ms").arg(result.resolveMs));
    return facts.join(u" · "_s);
}

QString CheckView::earlierText() const
{
    QStringList lines;
    for (const CheckResult &result : m_results.mid(1)) {
        QStringList facts{clockTime(result.outcome.atMs), checkText(result.outcome)};
        if (const QString total = latencyText(result.outcome.times); !total.isEmpty())
            facts.append(total);
        lines.append(facts.join(u" · "_s));
    }
    return lines.isEmpty() ? QString() : tr("Before that:") + u'\n' + lines.join(u'\n');
}

void CheckView::refresh()
{
    m_title->setText(title());
    setVisible(!m_results.isEmpty());
    if (m_results.isEmpty())
        return;
    const CheckOutcome &last = m_results.first().outcome;
    m_outcome->setText(u"%1 · %2"_s.arg(checkText(last), clockTime(last.atMs)));
    m_facts->setText(factsOf(m_results.first()));
    m_facts->setVisible(!m_facts->text().isEmpty());
    m_bar->setTimes(last.times);
    const QString parts = latencyPartsText(last.times);
    m_bar->setVisible(last.times.totalMs() > 0);
    m_parts->setText(QString(parts).replace(u'\n', u" · "_s));
    m_parts->setVisible(!parts.isEmpty());
    m_meaning->setText(last.verdict == CheckVerdict::Good ? QString() : verdictExplanation(last.verdict));
    m_earlier->setText(earlierText());
    m_earlier->setVisible(!m_earlier->text().isEmpty());
}

QString CheckView::text() const
{
    if (m_results.isEmpty())
        return {};
    QStringList lines{m_outcome->text()};
    for (const QString &line : {m_facts->text(), m_parts->text(), m_meaning->text(), m_earlier->text()}) {
        if (!line.isEmpty())
            lines.append(line);
    }
    return lines.join(u'\n');
}

void CheckView::applyFont()
{
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
}

void CheckView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_bar->retranslate();
        refresh();
    } else if (event->type() == QEvent::FontChange) {
        applyFont();
    }
}

} // namespace proxydeck

#include "moc_check_view.cpp"

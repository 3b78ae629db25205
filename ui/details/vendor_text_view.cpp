// SPDX-License-Identifier: MIT
#include "ui/details/vendor_text_view.h"

#include "base/visible_text.h"
#include "desk/reply_archive.h"
#include "ui/look/fixed_font.h"
#include "ui/widgets/note_label.h"

#include <QAbstractTextDocumentLayout>
#include <QEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPointer>
#include <QTextBlock>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int askAfterMs = 80;
constexpr int mostLines = 9;

} // namespace

VendorTextView::VendorTextView(ReplyArchive *archive, QWidget *parent)
    : QWidget(parent)
    , m_archive(archive)
    , m_title(new QLabel(this))
    , m_text(new QPlainTextEdit(this))
    , m_note(new NoteLabel(NoteLabel::Kind::Information, this))
{
    setObjectName(u"vendorText"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setTabChangesFocus(true);
    m_text->setWordWrapMode(QTextOption::WrapAnywhere); // long names have no spaces
    m_text->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_text->viewport()->installEventFilter(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addWidget(m_note);
    m_soon.setSingleShot(true);
    m_soon.setInterval(askAfterMs);
    connect(&m_soon, &QTimer::timeout, this, &VendorTextView::ask);
    applyFont();
    retranslate();
    clear();
}

void VendorTextView::showRow(const LeaseOrigin &origin, const QString &server)
{
    if (!m_archive)
        return;
    setVisible(true);
    if (m_shown && m_shown->server == server && m_shown->origin.account == origin.account
        && m_shown->origin.obtainedMs == origin.obtainedMs && m_shown->origin.requestId == origin.requestId)
        return;
    m_archive->forgetQuestion();
    m_shown = Shown{origin, server};
    m_isAnswered = false;
    m_text->clear(); // not hidden: usually the next answer fills it again
    m_note->setText({});
    m_soon.start();
}

void VendorTextView::clear()
{
    if (m_archive)
        m_archive->forgetQuestion();
    m_soon.stop();
    m_shown.reset();
    m_isAnswered = false;
    m_text->clear();
    m_text->hide();
    setVisible(false);
}

void VendorTextView::ask()
{
    if (!m_shown)
        return;
    m_archive->askRow(m_shown->origin, m_shown->server, [self = QPointer<VendorTextView>(this)](const QString &row) {
        if (self)
            self->fill(row);
    });
}

void VendorTextView::fill(const QString &row)
{
    m_isAnswered = true;
    m_text->setPlainText(visibleText(row, false));
    m_text->setVisible(!row.isEmpty());
    retranslate();
    fitHeight();
}

void VendorTextView::fitHeight()
{
    const QTextDocument &document = *m_text->document();
    qreal needed = 2 * document.documentMargin();
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        needed += document.documentLayout()->blockBoundingRect(block).height();
    const int most = mostLines * m_text->fontMetrics().lineSpacing() + int(2 * document.documentMargin());
    const int height = std::min(int(std::ceil(needed)), most) + 2 * m_text->frameWidth();
    m_text->setVerticalScrollBarPolicy(needed > most ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    if (m_text->minimumHeight() != height || m_text->maximumHeight() != height)
        m_text->setFixedHeight(height);
}

bool VendorTextView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &VendorTextView::fitHeight, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

QString VendorTextView::title() const { return m_title->text(); }

QString VendorTextView::text() const { return m_isAnswered && m_shown ? m_text->toPlainText() : QString(); }

void VendorTextView::applyFont()
{
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_text->setFont(fixedFont(font()));
}

void VendorTextView::retranslate()
{
    m_title->setText(tr("What the vendor sent"));
    m_text->setAccessibleName(m_title->text());
    m_note->setText(m_isAnswered && m_text->toPlainText().isEmpty() ? tr("The reply is not on record.") : QString());
}

void VendorTextView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        applyFont();
        fitHeight();
    }
}

} // namespace proxydeck

#include "moc_vendor_text_view.cpp"

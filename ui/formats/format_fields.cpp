// SPDX-License-Identifier: MIT
#include "ui/formats/format_fields.h"

#include "formats/copy_formats.h"
#include "formats/format_file.h"
#include "formats/format_pattern.h"
#include "formats/quoting_table.h"
#include "ui/formats/format_mark_text.h"
#include "ui/formats/format_wording.h"
#include "ui/look/fixed_font.h"
#include "ui/widgets/field_input.h"
#include "ui/widgets/headings.h"
#include "ui/widgets/note_label.h"
#include "ui/widgets/plain_tool_tip.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFontMetrics>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

QLabel *buddyLabel(QWidget *buddy, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(buddy);
    return label;
}

} // namespace

FormatFields::FormatFields(QWidget *parent)
    : QWidget(parent)
    , m_builtInNote(new NoteLabel(NoteLabel::Kind::Information, this))
    , m_name(new QLineEdit(this))
    , m_nameProblem(new NoteLabel(NoteLabel::Kind::Problem, this))
    , m_insert(new QPushButton(this))
    , m_placeholders(new QMenu(this))
    , m_template(new QPlainTextEdit(this))
    , m_templateProblem(new NoteLabel(NoteLabel::Kind::Problem, this))
    , m_quoting(new QComboBox(this))
    , m_quotingHint(makeText(this))
    , m_warning(new NoteLabel(NoteLabel::Kind::Problem, this))
    , m_opening(new QLineEdit(this))
    , m_openingProblem(new NoteLabel(NoteLabel::Kind::Problem, this))
    , m_separator(new QLineEdit(this))
    , m_separatorProblem(new NoteLabel(NoteLabel::Kind::Problem, this))
    , m_closing(new QLineEdit(this))
    , m_closingProblem(new NoteLabel(NoteLabel::Kind::Problem, this))
    , m_forbidden(new QLineEdit(this))
    , m_forbiddenProblem(new NoteLabel(NoteLabel::Kind::Problem, this))
    , m_ascii(new QCheckBox(this))
    , m_credentials(new NoteLabel(NoteLabel::Kind::Information, this))
{
    m_nameLabel = buddyLabel(m_name, this);
    m_templateLabel = buddyLabel(m_template, this);
    m_quotingLabel = buddyLabel(m_quoting, this);
    m_openingLabel = buddyLabel(m_opening, this);
    m_separatorLabel = buddyLabel(m_separator, this);
    m_closingLabel = buddyLabel(m_closing, this);
    m_forbiddenLabel = buddyLabel(m_forbidden, this);
    m_name->setObjectName(u"formatName"_s);
    m_nameProblem->setObjectName(u"formatNameProblem"_s);
    m_template->setObjectName(u"formatTemplate"_s);
    m_templateProblem->setObjectName(u"formatTemplateProblem"_s);
    m_insert->setObjectName(u"insertPlaceholder"_s);
    m_quoting->setObjectName(u"formatQuoting"_s);
    m_warning->setObjectName(u"formatWarning"_s);
    m_opening->setObjectName(u"formatOpening"_s);
    m_openingProblem->setObjectName(u"formatOpeningProblem"_s);
    m_separator->setObjectName(u"formatSeparator"_s);
    m_separatorProblem->setObjectName(u"formatSeparatorProblem"_s);
    m_closing->setObjectName(u"formatClosing"_s);
    m_closingProblem->setObjectName(u"formatClosingProblem"_s);
    m_forbidden->setObjectName(u"formatForbidden"_s);
    m_forbiddenProblem->setObjectName(u"formatForbiddenProblem"_s);
    m_ascii->setObjectName(u"formatAscii"_s);
    m_credentials->setObjectName(u"formatCredentials"_s);

    new FieldInput(*m_name, TextKind::Label);
    m_name->setMaxLength(int(FormatFile::longestName));
    m_template->setTabChangesFocus(true);
    m_template->setFont(fixedFont(font()));
    m_template->setMinimumHeight(QFontMetrics(m_template->font()).lineSpacing() * 5);
    m_insert->setMenu(m_placeholders);
    m_insert->setAutoDefault(false);
    for (QLineEdit *mark : {m_opening, m_separator, m_closing, m_forbidden}) {
        // Each character may be written as two. One more is allowed, so that text cut off here is still too long and is
        // reported.
        mark->setMaxLength(2 * int(FormatFile::longestMark) + 1);
        mark->setFont(fixedFont(font()));
        new FieldInput(*mark, TextKind::Marks);
    }
    for (const QuotingInfo &info : quotings())
        m_quoting->addItem(QString(), int(info.quoting));

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    int row = 0;
    const auto whole = [&](QWidget *widget) { grid->addWidget(widget, row++, 0, 1, 6); };
    whole(m_builtInNote);
    grid->addWidget(m_nameLabel, row, 0);
    grid->addWidget(m_name, row++, 1, 1, 5);
    grid->addWidget(m_nameProblem, row++, 1, 1, 5);
    grid->addWidget(m_templateLabel, row, 0, 1, 3);
    grid->addWidget(m_insert, row++, 3, 1, 3, Qt::AlignRight);
    grid->setRowStretch(row, 1);
    whole(m_template);
    whole(m_templateProblem);
    grid->addWidget(m_quotingLabel, row, 0);
    grid->addWidget(m_quoting, row++, 1, 1, 5);
    grid->addWidget(m_quotingHint, row++, 1, 1, 5);
    whole(m_warning);
    grid->addWidget(m_openingLabel, row, 0);
    grid->addWidget(m_opening, row, 1);
    grid->addWidget(m_separatorLabel, row, 2);
    grid->addWidget(m_separator, row, 3);
    grid->addWidget(m_closingLabel, row, 4);
    grid->addWidget(m_closing, row++, 5);
    grid->addWidget(m_openingProblem, row, 0, 1, 2);
    grid->addWidget(m_separatorProblem, row, 2, 1, 2);
    grid->addWidget(m_closingProblem, row++, 4, 1, 2);
    grid->addWidget(m_forbiddenLabel, row, 0, 1, 3);
    grid->addWidget(m_forbidden, row++, 3, 1, 3);
    whole(m_forbiddenProblem);
    whole(m_ascii);
    whole(m_credentials);
    for (const int column : {1, 3, 5})
        grid->setColumnStretch(column, 1);

    for (QLineEdit *edit : {m_name, m_opening, m_separator, m_closing, m_forbidden})
        connect(edit, &QLineEdit::textChanged, this, &FormatFields::onEdited);
    connect(m_template, &QPlainTextEdit::textChanged, this, &FormatFields::onEdited);
    connect(m_quoting, &QComboBox::currentIndexChanged, this, &FormatFields::onEdited);
    connect(m_ascii, &QCheckBox::toggled, this, &FormatFields::onEdited);
    retranslate();
}

void FormatFields::setFormat(const CopyFormat &format, bool own)
{
    m_filling = true;
    m_format = format;
    m_own = own;
    m_nameTaken = false;
    m_name->setText(copyFormatName(format));
    m_template->setPlainText(format.pattern);
    m_untouched = m_template->toPlainText();
    m_quoting->setCurrentIndex(m_quoting->findData(int(format.quoting)));
    m_opening->setText(markToField(format.opening));
    m_separator->setText(markToField(format.separator));
    m_closing->setText(markToField(format.closing));
    m_forbidden->setText(markToField(format.forbidden));
    m_ascii->setChecked(format.asciiCredentials);
    for (QLineEdit *edit : {m_name, m_opening, m_separator, m_closing, m_forbidden})
        edit->setReadOnly(!own);
    m_template->setReadOnly(!own);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_quoting, m_ascii, m_insert})
        widget->setEnabled(own);
    m_builtInNote->setText(own ? QString() : tr("A built-in format. Duplicate it to change it."));
    m_filling = false;
    check();
}

void FormatFields::setName(const QString &name)
{
    m_format.name = name;
    m_filling = true;
    m_name->setText(copyFormatName(m_format));
    m_filling = false;
    check();
}

void FormatFields::setNameTaken(bool taken)
{
    m_nameTaken = taken;
    check();
}

CopyFormat FormatFields::format() const
{
    CopyFormat format = m_format;
    if (!m_own)
        return format;
    if (const QString name = properFormatName(m_name->text()); !name.isEmpty())
        format.name = name;
    // What came with a file is copied as it is: nothing of it is left off unseen.
    if (const QString text = m_template->toPlainText(); text != m_untouched)
        format.pattern = properTemplate(takenText(TextKind::Template, text));
    format.quoting = Quoting(m_quoting->currentData().toInt());
    format.opening = markFromField(m_opening->text());
    format.separator = markFromField(m_separator->text());
    format.closing = markFromField(m_closing->text());
    format.forbidden = markFromField(m_forbidden->text());
    format.asciiCredentials = m_ascii->isChecked();
    const auto pattern = FormatPattern::compile(format.pattern);
    format.credentials = pattern && pattern->usesCredentials();
    return format;
}

void FormatFields::focusName()
{
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

void FormatFields::onEdited()
{
    if (m_filling || !m_own)
        return;
    m_format = format();
    if (m_template->toPlainText() != m_untouched)
        m_untouched.reset();
    Q_EMIT edited();
    check();
}

void FormatFields::check()
{
    const CopyFormat now = format();
    QString nameProblem;
    if (m_own && properFormatName(m_name->text()).isEmpty())
        nameProblem = tr("A format needs a name. Until it has one it is called %1.").arg(m_format.name);
    else if (m_own && m_nameTaken)
        nameProblem = tr("Another format has this name.");
    m_nameProblem->setText(nameProblem);

    QList<QTextEdit::ExtraSelection> marks;
    QString problem;
    const auto pattern = FormatPattern::compile(now.pattern);
    if (!pattern) {
        problem = patternErrorText(pattern.error());
        QTextEdit::ExtraSelection mark;
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(Qt::red);
        mark.cursor = QTextCursor(m_template->document());
        // The field may contain characters that are not saved, so the position is limited by the document.
        const int last = m_template->document()->characterCount() - 1;
        const int from = std::min(int(pattern.error().position), last);
        const qsizetype close = now.pattern.indexOf(u'}', from);
        mark.cursor.setPosition(from);
        mark.cursor.setPosition(std::min(close < 0 ? from + 1 : int(close) + 1, last), QTextCursor::KeepAnchor);
        marks.append(mark);
    } else if (now.pattern.trimmed().isEmpty()) {
        problem = tr("The template is empty.");
    } else if (now.pattern.size() > FormatFile::longestTemplate) {
        problem = tr("The template is too long (at most %1 characters).")
                      .arg(locale().toString(FormatFile::longestTemplate));
    }
    m_template->setExtraSelections(marks);
    m_templateProblem->setText(problem);
    const auto checkMark = [this](NoteLabel *note, const QString &mark) {
        note->setText(m_own && mark.size() > FormatFile::longestMark
                          ? tr("Too long (at most %1 characters).").arg(locale().toString(FormatFile::longestMark))
                          : QString());
    };
    checkMark(m_openingProblem, now.opening);
    checkMark(m_separatorProblem, now.separator);
    checkMark(m_closingProblem, now.closing);
    checkMark(m_forbiddenProblem, now.forbidden);
    m_quotingHint->setText(quotingHint(now.quoting));
    m_warning->setText(m_own ? formatWarningText(now) : QString());
    m_credentials->setText(!pattern              ? QString()
                               : now.credentials ? tr("The copied text contains user and password.")
                                                 : tr("The copied text contains neither user nor password."));
}

void FormatFields::fillPlaceholders()
{
    m_placeholders->clear();
    delete m_conditions; // clear() does not delete a submenu
    for (const PlaceholderInfo &info : placeholders()) {
        if (info.conditionOnly)
            continue;
        const QString name = QString::fromLatin1(info.name);
        QAction *action = m_placeholders->addAction(u"{%1}\t%2"_s.arg(name, placeholderText(info)));
        action->setObjectName(u"insert."_s + name);
        connect(action, &QAction::triggered, this, [this, name] { insertPlaceholder(name, false); });
    }
    m_placeholders->addSeparator();
    m_conditions = m_placeholders->addMenu(tr("Only &if there is …"));
    for (const PlaceholderInfo &info : placeholders()) {
        const QString name = QString::fromLatin1(info.name);
        QAction *action = m_conditions->addAction(u"{if %1}…{end}\t%2"_s.arg(name, placeholderText(info)));
        action->setObjectName(u"insertIf."_s + name);
        connect(action, &QAction::triggered, this, [this, name] { insertPlaceholder(name, true); });
    }
}

void FormatFields::insertPlaceholder(const QString &name, bool condition)
{
    QTextCursor cursor = m_template->textCursor();
    cursor.beginEditBlock();
    if (condition) {
        // Encloses the selection and leaves the cursor inside.
        const QString within = cursor.selectedText();
        cursor.insertText(u"{if %1}"_s.arg(name) + within);
        const int inside = cursor.position();
        cursor.insertText(u"{end}"_s);
        cursor.setPosition(inside);
    } else {
        cursor.insertText(u"{%1}"_s.arg(name));
    }
    cursor.endEditBlock();
    m_template->setTextCursor(cursor);
    m_template->setFocus(Qt::OtherFocusReason);
}

void FormatFields::retranslate()
{
    m_nameLabel->setText(tr("&Name:"));
    m_templateLabel->setText(tr("&Template of one lease:"));
    m_insert->setText(tr("&Insert a placeholder"));
    m_quotingLabel->setText(tr("Es&caping:"));
    m_openingLabel->setText(tr("Be&fore all:"));
    m_separatorLabel->setText(tr("&Between:"));
    m_closingLabel->setText(tr("Aft&er all:"));
    m_forbiddenLabel->setText(tr("&Refuse a user or password with one of:"));
    m_ascii->setText(tr("Refuse a user or password with &other than ASCII characters"));
    const QString marks = tr("\\n is a line break, \\t a tab and \\\\ a backslash.");
    for (QLineEdit *mark : {m_opening, m_separator, m_closing, m_forbidden})
        mark->setToolTip(plainToolTip(marks));
    m_template->setToolTip(
        plainToolTip(tr("{placeholder} becomes a value of the lease. {if placeholder}…{else}…{end} writes one "
                        "part or the other, depending on whether there is a value. {{ and }} are braces.")));
    m_template->setAccessibleName(tr("Template of one lease"));
    for (int i = 0; i < m_quoting->count(); ++i)
        m_quoting->setItemText(i, quotingName(Quoting(m_quoting->itemData(i).toInt())));
    fillPlaceholders();
    if (m_builtInNote->isVisibleTo(this)) {
        m_builtInNote->setText(tr("A built-in format. Duplicate it to change it."));
        m_filling = true;
        m_name->setText(copyFormatName(m_format));
        m_filling = false;
    }
    check();
}

void FormatFields::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        m_template->setFont(fixedFont(font()));
}

} // namespace proxydeck

#include "moc_format_fields.cpp"

// SPDX-License-Identifier: MIT
#include "ui/outgoing/export_dialog.h"

#include "base/visible_text.h"
#include "formats/copy_formats.h"
#include "formats/format_book.h"
#include "outbox/lease_text_file.h"
#include "ui/widgets/plain_tool_tip.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>

using namespace Qt::StringLiterals;

namespace proxydeck {

ExportChoice ExportChoice::initial(bool hasSelection)
{
    return {
        .onlySelection = hasSelection, .credentials = false, .byteOrderMark = QLocale().language() == QLocale::Chinese};
}

bool canAppend(const ExportChoice &choice) { return !choice.format || canAppend(*choice.format); }

QString fileSuffix(const ExportChoice &choice) { return choice.format ? fileSuffix(*choice.format) : u"csv"_s; }

ExportDialog::ExportDialog(qsizetype selected, qsizetype shown, bool withCredentials,
                           const ExportChoice::Defaults &defaults, QWidget *parent)
    : QDialog(parent)
    , m_formats(defaults.formats)
    , m_withCredentials(withCredentials)
    , m_csvCredentials(defaults.csvCredentials)
    , m_format(new QComboBox(this))
    , m_skipped(new QLabel(tr("Expired leases are left out, unless all are expired."), this))
    , m_selection(new QRadioButton(tr("The &selection (%1)").arg(locale().toString(selected)), this))
    , m_all(new QRadioButton(tr("&All that are shown (%1)").arg(locale().toString(shown)), this))
    , m_credentials(new QCheckBox(tr("With proxy &user and password"), this))
    , m_warning(new QLabel(tr("Anyone who can read the file can then use these proxies."), this))
    , m_mark(new QCheckBox(tr("&Byte order mark, for Excel"), this))
    , m_append(new QCheckBox(tr("Add to the &end of the file"), this))
{
    setWindowTitle(defaults.formats ? tr("Export") : tr("Export CSV"));
    const ExportChoice initial = ExportChoice::initial(selected > 0);
    m_format->setObjectName(u"exportFormat"_s);
    m_format->addItem(tr("CSV"), QString());
    if (m_formats) {
        for (const int row : m_formats->offered()) {
            const CopyFormat &format = m_formats->at(row);
            m_format->addItem(visibleText(copyFormatName(format)), format.id);
        }
    }
    m_format->setCurrentIndex(qMax(0, m_format->findData(defaults.format)));
    auto *formatLabel = new QLabel(tr("&Format:"), this);
    formatLabel->setBuddy(m_format);
    for (QWidget *part : {static_cast<QWidget *>(formatLabel), static_cast<QWidget *>(m_format)})
        part->setVisible(m_formats);
    m_skipped->setTextFormat(Qt::PlainText);
    m_selection->setObjectName(u"onlySelection"_s);
    m_selection->setEnabled(selected > 0);
    m_selection->setChecked(initial.onlySelection);
    m_all->setObjectName(u"allShown"_s);
    m_all->setChecked(!initial.onlySelection);
    m_credentials->setObjectName(u"withCredentials"_s);
    m_warning->setTextFormat(Qt::PlainText);
    m_warning->setWordWrap(true);
    m_warning->setIndent(24);
    m_credentials->setAccessibleDescription(m_warning->text());
    m_mark->setObjectName(u"byteOrderMark"_s);
    m_mark->setChecked(defaults.byteOrderMark.value_or(initial.byteOrderMark));
    setPlainToolTip(*m_mark, tr("Excel needs it to read Chinese; other programs may have trouble with it"));
    m_append->setObjectName(u"appendToFile"_s);
    m_credentials->setChecked(withCredentials && defaults.credentials.value_or(initial.credentials));
    connect(m_credentials, &QCheckBox::toggled, this, &ExportDialog::followFormat);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::followFormat);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Save)->setText(tr("Save as…"));
    connect(m_append, &QCheckBox::toggled, buttons, [save = buttons->button(QDialogButtonBox::Save)](bool append) {
        save->setText(append ? tr("Choose file…") : tr("Save as…"));
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setSizeConstraint(QLayout::SetFixedSize);
    auto *formatRow = new QHBoxLayout;
    formatRow->addWidget(formatLabel);
    formatRow->addWidget(m_format, 1);
    layout->addLayout(formatRow);
    layout->addWidget(m_selection);
    layout->addWidget(m_all);
    layout->addWidget(m_skipped);
    layout->addSpacing(8);
    layout->addWidget(m_credentials);
    layout->addWidget(m_warning);
    layout->addWidget(m_mark);
    layout->addWidget(m_append);
    layout->addSpacing(8);
    layout->addWidget(buttons);
    followFormat();
}

std::optional<CopyFormat> ExportDialog::format() const
{
    const CopyFormat *chosen = m_formats ? m_formats->find(m_format->currentData().toString()) : nullptr;
    return chosen ? std::optional(*chosen) : std::nullopt;
}

void ExportDialog::followFormat()
{
    const auto chosen = format();
    m_skipped->setVisible(chosen.has_value());
    m_credentials->setVisible(m_withCredentials && (chosen ? chosen->credentials : m_csvCredentials));
    m_warning->setVisible(!m_credentials->isHidden() && m_credentials->isChecked());
    m_mark->setVisible(!chosen);
    const bool mayAppend = canAppend(ExportChoice{.format = chosen});
    m_append->setEnabled(mayAppend);
    setPlainToolTip(*m_append, mayAppend ? QString() : tr("Rows cannot be added to a file in this format"));
    if (!mayAppend)
        m_append->setChecked(false);
}

ExportChoice ExportDialog::choice() const
{
    return {.onlySelection = m_selection->isChecked(),
            .credentials = m_credentials->isChecked() && !m_credentials->isHidden(),
            .byteOrderMark = m_mark->isChecked(),
            .append = m_append->isChecked(),
            .format = format()};
}

} // namespace proxydeck

#include "moc_export_dialog.cpp"

// SPDX-License-Identifier: MIT
#include "ui/settings/folder_field.h"

#include "ui/widgets/clear_button.h"
#include "ui/widgets/edit_end.h"
#include "ui/widgets/field_input.h"
#include "ui/widgets/font_follower.h"
#include "ui/widgets/plain_tool_tip.h"

#include <QDesktopServices>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QUrl>

namespace proxydeck {

using namespace Qt::StringLiterals;

FolderField::FolderField(Use use, QWidget *parent)
    : QWidget(parent)
    , m_path(new QLineEdit(this))
    , m_pathEnd(new EditEnd(*m_path))
    , m_choose(new QPushButton(this))
    , m_open(new QPushButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_path, 1);
    layout->addWidget(m_choose);
    layout->addWidget(m_open);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(m_path->focusPolicy()); // without a focus policy the widget cannot be placed in the tab order
    setFocusProxy(m_path);
    m_choose->setAutoDefault(false);
    m_open->setAutoDefault(false);
    m_choose->setVisible(use == Use::Choose);
    m_path->setReadOnly(use == Use::OpenOnly);
    m_path->setClearButtonEnabled(use == Use::Choose);
    new FontFollower(*this, [this] { m_path->setMinimumWidth(fontMetrics().averageCharWidth() * 24); });
    auto *input = new FieldInput(*m_path, TextKind::Path);
    connect(m_pathEnd, &EditEnd::reached, this, [this, input] {
        if (!m_path->isReadOnly())
            Q_EMIT chosen(QDir::fromNativeSeparators(input->taken()));
    });
    connect(m_choose, &QPushButton::clicked, this, &FolderField::choose);
    connect(m_open, &QPushButton::clicked, this, &FolderField::open);
    retranslate();
}

void FolderField::setPath(const QString &path, const QString &effective)
{
    m_effective = effective;
    m_pathEnd->show(QDir::toNativeSeparators(m_path->isReadOnly() ? effective : path));
    m_path->setPlaceholderText(QDir::toNativeSeparators(effective));
    m_path->setCursorPosition(0);
    setPlainToolTip(*m_path, QDir::toNativeSeparators(effective)); // it can be longer than the field
}

void FolderField::choose()
{
    auto *dialog = new QFileDialog(this, m_choose->text().remove(u'…'), m_effective);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &FolderField::chosen);
    dialog->open();
}

void FolderField::open()
{
    QDir().mkpath(m_effective);
    QDesktopServices::openUrl(QUrl::fromLocalFile(m_effective));
}

void FolderField::retranslate()
{
    nameClearButton(*m_path);
    m_choose->setText(tr("Choose…"));
    m_open->setText(tr("Open"));
    m_open->setToolTip(tr("Opens the folder in the system's file manager"));
}

void FolderField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace proxydeck

#include "moc_folder_field.cpp"

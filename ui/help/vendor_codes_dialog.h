// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/endpoint.h"

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QUrl;

namespace proxydeck {

class Catalogue;
class Clipboard;
class FilterEdit;
class NoteLabel;
class RowTable;
class VendorCodesModel;

/// The meaning of the vendor's codes and what to do about each: a searchable list, and the full text of the selected
/// code. Not modal.
class VendorCodesDialog : public QDialog
{
    Q_OBJECT

public:
    VendorCodesDialog(const Catalogue &catalogue, Clipboard &clipboard, QWidget *parent = nullptr);
    ~VendorCodesDialog() override;

    /// Selects \a code with its meaning in \a mode. A code without a description is reported as unknown.
    void showCode(const QString &code, Mode mode = Mode::None);

Q_SIGNALS:
    /// The operator opens a page of the vendor.
    void openUrl(const QUrl &url);
    /// For the status bar.
    void message(const QString &text);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    int currentRow() const;
    void filter(const QString &text);
    void showCurrent();
    void updateNote();
    void copyCurrent();
    void retranslate();

    Clipboard &m_clipboard;
    VendorCodesModel *m_model;
    QSortFilterProxyModel *m_filtered;
    FilterEdit *m_search;
    NoteLabel *m_note;
    RowTable *m_list;
    QWidget *m_details;
    QLabel *m_code;
    QLabel *m_title;
    QLabel *m_text;
    QLabel *m_plans;
    QPushButton *m_copy;
    QPushButton *m_page;
    QDialogButtonBox *m_buttons;
    QString m_unknown; ///< the requested code, if it has no description
};

} // namespace proxydeck

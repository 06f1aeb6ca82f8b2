/** What Excel puts on the clipboard: the looks of cells are in a style sheet, by class. */
export const excel = `<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta name=ProgId content=Excel.Sheet><style>
<!--table {mso-displayed-decimal-separator:"\\.";}
.xl65 {font-weight:700; mso-number-format:General;}
.xl66 {text-align:center;}
--></style></head>
<body link="#0563C1" vlink="#954F72"><table border=0 cellpadding=0 cellspacing=0 width=192
style='border-collapse:collapse;width:144pt'>
<!--StartFragment--> <col width=64 span=3 style='width:48pt'>
<tr height=20 style='height:15.0pt'><td height=20 class=xl65 width=64>Item</td><td class=xl65 width=64>Price</td></tr>
<tr height=20 style='height:15.0pt'><td height=20>Salt</td><td align=right>1.20</td></tr>
<tr height=20 style='height:15.0pt'><td colspan=2 height=20 class=xl66>Together</td></tr>
<tr height=20 style='height:15.0pt'><td height=20></td><td></td></tr>
<!--EndFragment--></table></body></html>`

const sheetOf = (rows: string) =>
  `<meta charset='utf-8'><google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #cccccc;}br {mso-data-placement:same-cell;}--></style><table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" cellpadding="0" dir="ltr" border="1" style="table-layout:fixed;font-size:10pt;font-family:Arial;width:0px;border-collapse:collapse;border:none" data-sheets-root="1" data-sheets-baot="1"><colgroup><col width="100"/><col width="100"/></colgroup><tbody>${rows}</tbody></table></google-sheets-html-origin>`

export const google = sheetOf(
  `<tr style="height:21px;"><td style="overflow:hidden;padding:2px 3px;font-weight:bold;" data-sheets-value="{&quot;1&quot;:2,&quot;2&quot;:&quot;Name&quot;}">Name</td><td style="overflow:hidden;font-weight:bold;">Age</td><td></td></tr><tr style="height:21px;"><td>Ada</td><td style="text-align:right;" data-sheets-value="{&quot;1&quot;:3,&quot;3&quot;:36}">36</td><td></td></tr>`,
)

export const oneCell = sheetOf('<tr><td style="overflow:hidden;">lonely</td></tr>')

export const libre = `<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/>
<title></title><meta name="generator" content="LibreOffice 24.2.0.3 (Linux)"/>
<style type="text/css">body,div,table,thead,tbody,tfoot,tr,th,td,p { font-family:"Liberation Sans"; font-size:x-small }</style></head>
<body><table cellspacing="0" border="0"><colgroup span="2" width="85"></colgroup>
<tr><td height="17" align="left"><font face="Liberation Sans">north</font></td><td align="left">south</td></tr>
<tr><td height="17" align="left">east</td><td align="left">west</td></tr></table></body></html>`
